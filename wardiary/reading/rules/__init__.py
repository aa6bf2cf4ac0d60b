"""The reader by rule: lexicons and patterns, no model. Fast, explainable, and the floor a model has to beat."""
