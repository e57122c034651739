"""
Checks benchmarks/gpu-compare.py: prints what its arrays make of the flat columns, as the C programs print it, and fails
where a grid is not reduced as its scenarios are, or where a wrong tool is not found out. Its argument is that script.
"""

import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader

import numpy as np

sys.dont_write_bytecode = True
loader = SourceFileLoader("gpu_compare", sys.argv[1])
gpu_compare = module_from_spec(spec_from_loader("gpu_compare", loader))
loader.exec_module(gpu_compare)

import w  # noqa: E402 - the script says where it is
import w_arrays  # noqa: E402


def grid_is_reduced_scenario_by_scenario():
    axes = gpu_compare.grid_axes(slice(7, 8))
    shared = w_arrays.outputs(np, *axes)
    scenarios = gpu_compare.SCENARIOS_OF_GRID // w.LEVELS[-1]
    shape = np.broadcast_shapes(*(axis.shape for axis in axes))
    assert np.prod(shape) == scenarios, shape
    each = w_arrays.outputs(np, *(np.broadcast_to(axis, shape) for axis in axes))
    one = w_arrays.reduction(np, *shared, scenarios)
    other = w_arrays.reduction(np, *each, scenarios)
    np.testing.assert_allclose(one, other, rtol=1e-11)
    assert one[-5:-1].sum() == scenarios, one


def a_wrong_tool_is_found_out():
    for variant in gpu_compare.VARIANTS:
        tool = gpu_compare.NumPy(5_000)
        expected = gpu_compare.reference(tool, variant)
        gpu_compare.check(tool, variant, expected)
        right = tool.evaluation

        def wrong(variant, right=right):
            evaluate = right(variant)

            def off():
                scenarios, found = evaluate()
                if variant == "write":
                    found[3] = found[3] * (1 + 1e-8)
                else:
                    found[9] *= 1.3 if variant == "random" else 1 + 1e-8
                return scenarios, found

            return off

        tool.evaluation = wrong
        try:
            gpu_compare.check(tool, variant, expected)
        except gpu_compare.Differs:
            continue
        raise AssertionError(variant)


def parts_are_merged():
    first = np.arange(32.0)
    merged = gpu_compare.merged([first, -first])
    assert merged[0] == 0 and merged[1] == -1 and merged[2] == 2 and merged[-1] == 0, merged


grid_is_reduced_scenario_by_scenario()
a_wrong_tool_is_found_out()
parts_are_merged()
reduction = w.Reduction()
reduction.add(*w_arrays.outputs(np, *w.columns()))
reduction.report()
