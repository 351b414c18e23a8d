"""Corpora as their makers publish them in; sentences, names and clusters as plain records out.

What training and evaluation both read. Like them it is never imported at run time.
"""
