"""The partnership's learning library: a static site of its approved documents."""
