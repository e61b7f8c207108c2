"""How data/models is made from public treebanks, names and vectors, as commands; see README.md."""
