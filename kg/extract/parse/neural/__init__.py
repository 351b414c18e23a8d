"""The English model at run time: words in, tags, trees and names out, in NumPy and ONNX Runtime."""
