"""The commands, one module each: select, compute, hand over.

A module names its parameters at the top and imports what does the work inside its function, so that
help, completion of options and mistakes in the command line answer without Pydantic and Rich.
"""
