"""One kind of file each: from its bytes to documents, each character with its place in the file."""
