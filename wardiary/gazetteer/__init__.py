"""Which places bear which names: the embedded gazetteer, shared by the stages that name and resolve toponyms."""
