"""The look: house.py reads a style folder, reference.py the Word file in it, picture.py pictures."""
