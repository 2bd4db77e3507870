"""The formats that Briefpress reads and writes, each with its reader, its writer or both."""
