"""Corpora as their makers publish them in; sentences, names and clusters as plain records out.

Training and evaluation both read them. Like these it is never imported at run time.
"""
