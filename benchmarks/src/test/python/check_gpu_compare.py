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


class Device(gpu_compare.NumPy):
    """NumPy as if it computed on a device: several launches come before their results."""

    def is_device(self):
        return True


def grid_is_reduced_scenario_by_scenario():
    axes = gpu_compare.grid_axes(slice(7, 8), gpu_compare.PRECISIONS["double"])
    shared = w_arrays.outputs(np, *axes)
    scenarios = gpu_compare.SCENARIOS_OF_GRID // w.LEVELS[-1]
    shape = np.broadcast_shapes(*(axis.shape for axis in axes))
    assert np.prod(shape) == scenarios, shape
    each = w_arrays.outputs(np, *(np.broadcast_to(axis, shape) for axis in axes))
    one = w_arrays.reduction(np, *shared, scenarios)
    other = w_arrays.reduction(np, *each, scenarios)
    np.testing.assert_allclose(one, other, rtol=1e-11)
    assert one[-5:-1].sum() == scenarios, one


def a_wrong_tool_is_found_out(kind, launches, precision):
    off_by = 1 + 10 * precision.tolerance
    for variant in gpu_compare.VARIANTS:
        tool = kind(5_000, launches, precision)
        expected = gpu_compare.reference(tool, variant)
        gpu_compare.check(tool, variant, expected)
        right = tool.evaluation

        def wrong(variant, right=right):
            evaluate = right(variant)

            def off():
                scenarios, found = evaluate()
                if variant == "write":
                    found[3] = found[3] * precision.type(off_by)
                else:
                    found[9] *= 1.3 if variant == "random" else off_by
                return scenarios, found

            return off

        tool.evaluation = wrong
        try:
            gpu_compare.check(tool, variant, expected)
        except gpu_compare.Differs:
            continue
        raise AssertionError(variant)


def inputs_and_outputs_are_of_the_precision():
    for precision in gpu_compare.PRECISIONS.values():
        tool = gpu_compare.NumPy(500, 1, precision)
        _, columns = tool.evaluation("write")()
        assert {column.dtype for column in columns[:-1]} == {np.dtype(precision.type)}, precision
        assert tool.uniform().dtype == precision.type


def parts_are_merged():
    first = np.arange(32.0)
    merged = gpu_compare.merged(np.stack([first, -first]))
    assert merged[0] == 0 and merged[1] == -1 and merged[2] == 2 and merged[-1] == 0, merged


grid_is_reduced_scenario_by_scenario()
for each in gpu_compare.PRECISIONS.values():
    a_wrong_tool_is_found_out(gpu_compare.NumPy, 1, each)
    a_wrong_tool_is_found_out(Device, 3, each)
inputs_and_outputs_are_of_the_precision()
parts_are_merged()
reduction = w.Reduction()
reduction.add(*w_arrays.outputs(np, *w.columns()))
reduction.report()
