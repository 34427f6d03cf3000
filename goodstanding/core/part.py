"""Compiling of functions that are only ever written into others.

Numba optimises every function by itself and makes machine code of it, though of one that is always written
into its callers neither is ever used. Here such a function is lowered and left at that; its callers optimise
it with themselves. This takes the place of steps inside Numba, so `pyproject.toml` bounds its version.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HANDLES: Any = import_module("numba._dynfunc")
_COMPILER: Any = import_module("numba.core.compiler")
_CODE: Any = import_module("numba.core.codegen").JITCodeLibrary
_LOWERING: Any = import_module("numba.core.typed_passes").NativeLowering
_registered: Any = import_module("numba.core.compiler_machinery").register_pass


class Part(_CODE):
    """Code to be linked into other code, and never run by itself."""

    def finalize(self) -> None:
        """Take in what it calls, and leave the rest to whoever calls it."""
        for called in dict.fromkeys(self._linking_libraries):
            self._reload_init.update(called._reload_init)
            self._final_module.link_in(called._get_module_for_linking(), preserve=True)
        self._finalize_dynamic_globals()
        self._finalized = True


@_registered(mutates_CFG=True, analysis_only=False)
class PartLowering(_LOWERING):
    """Lowering into a `Part`. What Numba calls a function by has no address: nobody calls it."""

    _name = "part_lowering"

    def run_pass(self, state: Any) -> bool:
        """Lower the function of a compiler's state, and tell its target of it."""
        state.library = Part(state.targetctx.codegen(), state.func_id.func_qualname)
        state.flags.no_compile = True
        _LOWERING.run_pass(self, state)
        lowered: Any = state["cr"]
        described, keep = lowered.fndesc, (state.library,)
        name = described.qualname.split(".")[-1]
        handle = _HANDLES.make_function(described.lookup_module(), name, "", 0, lowered.env, keep)
        state.targetctx.insert_user_function(handle, described, [state.library])
        state["cr"] = lowered._replace(cfunc=handle)
        return True


class PartCompiler(_COMPILER.CompilerBase):
    """Numba's own steps, but for the last."""

    def define_pipelines(self) -> list[Any]:
        """One pipeline."""
        steps = _COMPILER.DefaultPassBuilder.define_nopython_pipeline(self.state)
        steps.passes = [(PartLowering if step is _LOWERING else step, why) for step, why in steps.passes]
        steps.finalize()
        return [steps]
