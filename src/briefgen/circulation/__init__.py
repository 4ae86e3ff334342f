"""The circulation of a document to the agencies: the pack that is made, and the record of what was prepared."""
