#!/usr/bin/env python3
"""Measures the workload W on a device: the engine against JAX, PyTorch, CuPy and NumPy, in double precision.

Each tool evaluates the same variants through whole arrays: JAX and PyTorch compile them, CuPy and NumPy take one operation
after the other. NumPy computes on the processor and always runs; the others compute on a GPU where they find one, and say
where they compute. What a tool gives is compared with NumPy before anything is timed. Then all take turns, in an order that
changes; each turn gives a ratio to NumPy's turn of the same round, and to the engine's, and the median of the ratios counts.

The engine takes part where --backend names one: each turn is a process of its own, `heliosweep bench`, which warms up
first. Installs nothing: a tool that is missing is named.
"""

import argparse
import datetime
import importlib
import json
import math
import statistics
import subprocess
import sys
import time
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE / "src/main/python"))


def compare_script():
    """The comparison on processors, whose words about machines and versions are the same."""
    loader = SourceFileLoader("compare", str(HERE / "compare"))
    module = module_from_spec(spec_from_loader("compare", loader))
    loader.exec_module(module)
    return module


compare = compare_script()

try:
    import numpy as np

    import w
    import w_arrays
except ImportError as missing:
    sys.exit(f"gpu-compare.py: needs NumPy, which everything is compared with: {missing}")

VARIANTS = ("flat", "random", "write", "grid")

# Sums of many values in another order, and functions of other libraries.
TOLERANCE = 1e-9

# A count moves where a comparison goes the other way in the last bit.
COUNTS_APART = 1e-6

# Means of different draws differ by more than this many standard errors once in a thousand million times.
STANDARD_ERRORS = 6

SCENARIOS_OF_GRID = math.prod(w.LEVELS)


class Missing(Exception):
    """Why a tool cannot be measured here."""


class Differs(Exception):
    """In what a tool differs from NumPy."""


def flat_columns(scenarios):
    """The eight inputs: the 8,192 scenarios of the flat variant, again and again."""
    return [np.resize(column, scenarios) for column in w.columns()]


def grid_axes(slowest):
    """The eight inputs as axes of their own: T fastest, n slowest, of which some levels are given."""
    axes = []
    for index, (length, low, high) in enumerate(zip(w.LEVELS, w.LOW, w.HIGH)):
        levels = low + (high - low) * np.arange(length) / (length - 1)
        if index == len(w.LEVELS) - 1:
            levels = levels[slowest]
        shape = [1] * len(w.LEVELS)
        shape[len(w.LEVELS) - 1 - index] = len(levels)
        axes.append(levels.reshape(shape))
    return axes


class Tool:
    """A module of arrays: where it computes, and how each variant is evaluated once."""

    name = None
    module = None

    def __init__(self, scenarios):
        try:
            self.package = importlib.import_module(self.module)
        except ImportError:
            raise Missing("not installed") from None
        except Exception as failure:  # a driver that does not fit, for one
            raise Missing(f"cannot be loaded: {str(failure).strip().splitlines()[0]}") from None
        self.scenarios = scenarios
        self.xp = self.arrays()

    def arrays(self):
        """What has the functions of NumPy."""
        return self.package

    def version(self):
        return self.package.__version__

    def device(self):
        """On what it computes, in words."""
        raise NotImplementedError

    def put(self, array):
        """An array of NumPy, on the device."""
        raise NotImplementedError

    def get(self, array):
        """An array of the device, as one of NumPy: when it is there, it has been computed."""
        raise NotImplementedError

    def compiled(self, function):
        """The same function, compiled where the tool does that."""
        return function

    def uniform(self, scenarios):
        """Numbers between 0 and 1 for each of the eight inputs; others with each call."""
        raise NotImplementedError

    def slices_of_grid(self):
        """Which levels of the slowest axis are evaluated at once."""
        return [slice(0, w.LEVELS[-1])]

    def evaluation(self, variant):
        """A function that evaluates some scenarios, and gives how many and what they came to, as arrays of NumPy."""
        return getattr(self, variant)()

    def flat(self):
        columns = [self.put(column) for column in flat_columns(self.scenarios)]
        reduce = self.compiled(lambda *inputs: self.reduced(inputs, self.scenarios))
        return lambda: (self.scenarios, self.get(reduce(*columns)))

    def random(self):
        def reduced(*uniform):
            inputs = [low + (high - low) * u for low, high, u in zip(w.LOW, w.HIGH, uniform)]
            return self.reduced(inputs, self.scenarios)

        reduce = self.compiled(reduced)
        return lambda: (self.scenarios, self.get(reduce(*self.uniform(self.scenarios))))

    def write(self):
        columns = [self.put(column) for column in flat_columns(self.scenarios)]

        def written(*inputs):
            numbers, limit = w_arrays.outputs(self.xp, *inputs)
            return (*numbers, limit)

        write = self.compiled(written)
        return lambda: (self.scenarios, [self.get(column) for column in write(*columns)])

    def grid(self):
        parts = [[self.put(axis) for axis in grid_axes(part)] for part in self.slices_of_grid()]
        whole = SCENARIOS_OF_GRID // len(parts)
        reduce = self.compiled(lambda *inputs: self.reduced(inputs, whole))

        def evaluate():
            found = [self.get(reduce(*part)) for part in parts]
            return SCENARIOS_OF_GRID, merged(found)

        return evaluate

    def reduced(self, inputs, scenarios):
        numbers, limit = w_arrays.outputs(self.xp, *inputs)
        return w_arrays.reduction(self.xp, numbers, limit, scenarios)


def merged(reductions):
    """The reduction of all parts."""
    stacked = np.stack(reductions)
    found = stacked.sum(axis=0)
    for index in range(len(w.NUMBERS)):
        found[3 * index + 1] = stacked[:, 3 * index + 1].min()
        found[3 * index + 2] = stacked[:, 3 * index + 2].max()
    return found


class NumPy(Tool):
    name = "NumPy"
    module = "numpy"

    def __init__(self, scenarios):
        # What stays in the second-level cache is fastest.
        super().__init__(min(scenarios, w.COLUMN))
        self.generator = np.random.Generator(np.random.Philox(1))

    def device(self):
        return "processor, one thread"

    def put(self, array):
        return array

    def get(self, array):
        return np.asarray(array)

    def uniform(self, scenarios):
        return self.generator.random((len(w.LEVELS), scenarios))

    def slices_of_grid(self):
        return [slice(level, level + 1) for level in range(w.LEVELS[-1])]


class CuPy(Tool):
    name = "CuPy"
    module = "cupy"

    def __init__(self, scenarios):
        super().__init__(scenarios)
        try:
            self.package.cuda.runtime.getDeviceCount()
        except Exception as failure:
            raise Missing(f"no device: {str(failure).strip().splitlines()[0]}") from None
        self.generator = self.package.random.Generator(self.package.random.Philox4x3210(1))

    def device(self):
        return self.package.cuda.runtime.getDeviceProperties(0)["name"].decode()

    def put(self, array):
        return self.package.asarray(array)

    def get(self, array):
        return self.package.asnumpy(array)

    def uniform(self, scenarios):
        return self.generator.random((len(w.LEVELS), scenarios))


class Jax(Tool):
    name = "JAX"
    module = "jax"

    def arrays(self):
        self.package.config.update("jax_enable_x64", True)
        self.key = self.package.random.key(1)
        return importlib.import_module("jax.numpy")

    def device(self):
        first = self.package.devices()[0]
        return first.device_kind if first.platform != "cpu" else "processor"

    def put(self, array):
        return self.package.device_put(array)

    def get(self, array):
        return np.asarray(array)

    def compiled(self, function):
        return self.package.jit(function)

    def random(self):
        def reduced(key):
            uniform = self.package.random.uniform(key, (len(w.LEVELS), self.scenarios), self.xp.float64)
            inputs = [low + (high - low) * u for low, high, u in zip(w.LOW, w.HIGH, uniform)]
            return self.reduced(inputs, self.scenarios)

        reduce = self.compiled(reduced)

        def evaluate():
            self.key, key = self.package.random.split(self.key)
            return self.scenarios, self.get(reduce(key))

        return evaluate


class PyTorch(Tool):
    name = "PyTorch"
    module = "torch"

    def arrays(self):
        self.where = "cuda" if self.package.cuda.is_available() else "cpu"
        self.package.manual_seed(1)
        return self.package

    def device(self):
        return self.package.cuda.get_device_name(0) if self.where == "cuda" else "processor"

    def put(self, array):
        return self.package.as_tensor(np.ascontiguousarray(array), device=self.where)

    def get(self, array):
        return array.cpu().numpy()

    def compiled(self, function):
        return self.package.compile(function, dynamic=False)

    def uniform(self, scenarios):
        return self.package.rand(len(w.LEVELS), scenarios, dtype=self.package.float64, device=self.where)


TOOLS = {"numpy": NumPy, "jax": Jax, "pytorch": PyTorch, "cupy": CuPy}


class Engine:
    """The engine on a back end: each turn is a process."""

    def __init__(self, command, backend, seconds):
        self.command = [command, "bench", "--backend", backend, "--json", "--quiet", "--seconds", str(seconds)]
        self.backend = backend
        self.name = f"heliosweep {backend}"
        self.about = None

    def rate(self, variant):
        """Million scenarios per second, with as many threads as are best."""
        run = subprocess.run([*self.command, "--variant", variant], capture_output=True, text=True)
        if run.returncode != 0:
            raise Missing((run.stderr.strip().splitlines() or ["ended without a message"])[-1])
        answer = json.loads(run.stdout)
        self.about = answer
        return max(result["scenarios_per_second"] for result in answer["results"]) * 1e-6


def check(tool, variant, expected):
    """Evaluates once; raises Differs unless it came to what NumPy computes."""
    scenarios, found = tool.evaluation(variant)()
    if variant == "write":
        for name, one, other in zip([*w.NUMBERS, "limit"], expected, found):
            apart = np.abs(other - one) > TOLERANCE * np.abs(one)
            if apart.sum() > COUNTS_APART * scenarios:
                at = int(apart.argmax())
                raise Differs(f"{name} of scenario {at} is {other[at]!r}, not {one[at]!r}")
        return
    for index, name in enumerate(w.NUMBERS):
        total, least, greatest = found[3 * index : 3 * index + 3]
        if variant == "random":
            mean, deviation = expected["means"][index], expected["deviations"][index]
            error = deviation * math.sqrt(1 / scenarios + 1 / expected["scenarios"])
            if abs(total / scenarios - mean) > STANDARD_ERRORS * error:
                raise Differs(f"the mean of {name} is {total / scenarios!r}, not {mean!r} with an error of {error!r}")
        else:
            for one, other in zip(expected[3 * index : 3 * index + 3], (total, least, greatest)):
                if not abs(one - other) <= TOLERANCE * abs(one):
                    raise Differs(f"{name}: {other!r}, not {one!r}")
    if variant != "random":
        counts = np.abs(found[3 * len(w.NUMBERS) :] - expected[3 * len(w.NUMBERS) :])
        if counts.max() > COUNTS_APART * scenarios:
            raise Differs(f"counts: {found[3 * len(w.NUMBERS):]}, not {expected[3 * len(w.NUMBERS):]}")


def reference(tool, variant):
    """What NumPy makes of the scenarios that a tool evaluates at once; of others, where they are drawn."""
    if variant == "random":
        uniform = np.random.Generator(np.random.Philox(2)).random((len(w.LEVELS), 1 << 18))
        inputs = [low + (high - low) * u for low, high, u in zip(w.LOW, w.HIGH, uniform)]
        numbers, _ = w_arrays.outputs(np, *inputs)
        return {
            "scenarios": uniform.shape[1],
            "means": [values.mean() for values in numbers],
            "deviations": [values.std() for values in numbers],
        }
    if variant == "grid":
        parts = []
        for level in range(w.LEVELS[-1]):
            numbers, limit = w_arrays.outputs(np, *grid_axes(slice(level, level + 1)))
            parts.append(w_arrays.reduction(np, numbers, limit, SCENARIOS_OF_GRID // w.LEVELS[-1]))
        return merged(parts)
    numbers, limit = w_arrays.outputs(np, *flat_columns(tool.scenarios))
    return [*numbers, limit] if variant == "write" else w_arrays.reduction(np, numbers, limit, tool.scenarios)


def rate(evaluate, seconds):
    """Million scenarios per second, for some seconds and at least once."""
    done = 0
    start = time.perf_counter()
    while True:
        scenarios, _ = evaluate()
        done += scenarios
        spent = time.perf_counter() - start
        if spent >= seconds:
            return done / spent * 1e-6


def measured(variant, tools, engine, options, notes):
    """The results of a variant."""
    entrants = {}
    for tool in tools:
        print(f"{variant}, {tool.name}", file=sys.stderr)
        try:
            check(tool, variant, reference(tool, variant))
            evaluate = tool.evaluation(variant)
            rate(evaluate, options.seconds / 2)
            entrants[tool.name] = lambda evaluate=evaluate: rate(evaluate, options.seconds)
        except Differs as difference:
            notes.append(f"{tool.name}, {variant}: not measured, since the results differ: {difference}")
        except Exception as failure:
            reason = (str(failure).strip().splitlines() or [type(failure).__name__])[0]
            notes.append(f"{tool.name}, {variant}: failed: {reason}")
    if engine:
        print(f"{variant}, {engine.name}", file=sys.stderr)
        entrants[engine.name] = lambda: engine.rate(variant)
    names = list(entrants)
    rounds = {name: [] for name in names}
    for turn in range(options.rounds):
        shift = turn % len(names)
        for name in names[shift:] + names[:shift]:
            rounds[name].append(entrants[name]())

    def ratio(name, other):
        pairs = zip(rounds[name], rounds[other])
        return statistics.median(one / two for one, two in pairs) if other in rounds else None

    return [
        {
            "variant": variant,
            "tool": name,
            "rate": statistics.median(rounds[name]),
            "rates": rounds[name],
            "to_numpy": ratio(name, NumPy.name),
            "engine_to_it": ratio(engine.name, name) if engine and name != engine.name else None,
        }
        for name in names
    ]


def markdown(data):
    """The table, with all that is needed to make it again."""
    lines = ["| Variant | Tool | M/s | to NumPy | engine to it |", "|---|---|---:|---:|---:|"]
    shown = lambda value: "" if value is None else compare.significant(value)
    for variant in data["variants"]:
        for result in data["results"]:
            if result["variant"] == variant:
                lines.append(
                    f"| {variant} | {result['tool']} | {shown(result['rate'])} | {shown(result['to_numpy'])}"
                    f" | {shown(result['engine_to_it'])} |"
                )
        for name, reason in data["missing"].items():
            lines.append(f"| {variant} | {name} | {reason} | | |")
    about = data["machine"]
    lines += [
        "",
        f"Million scenarios per second in double precision; medians of {data['rounds']} turns of {data['seconds']} s each,"
        " the ratios being medians of the ratios of turns.",
        "",
        f"- Machine: {about['processor']}, {about['processors']} processors, {about['instructions']}; {about['system']};"
        f" load when it began {about['load']:.1f}",
        "- Devices: " + "; ".join(f"{name} on {device}" for name, device in data["devices"].items()),
        "- Versions: " + ", ".join(f"{name} {version}" for name, version in data["versions"].items()),
        f"- Command: `{data['command']}`, {data['date']}",
    ]
    lines += [f"- Note: {note}" for note in data["notes"]]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description="Measures the workload W on a device side by side with other tools.")
    parser.add_argument("--variants", default=",".join(VARIANTS), help="separated by commas; default: all")
    parser.add_argument("--tools", default=",".join(TOOLS), help="separated by commas; default: all; NumPy always runs")
    parser.add_argument("--backend", help="the engine takes part with this back end, such as cuda")
    parser.add_argument("--engine", default=str(HERE.parent / "heliosweep"), help="the command of the engine")
    parser.add_argument("--rounds", type=int, default=5, help="turns of each")
    parser.add_argument("--seconds", type=float, default=0.5, help="of each turn")
    parser.add_argument("--scenarios", type=int, default=1 << 22, help="that a device evaluates at once; not in the grid")
    parser.add_argument("--json", action="store_true", help="prints the results for programs")
    options = parser.parse_args()
    variants = options.variants.split(",")
    wanted = options.tools.split(",")
    for name, known in [*((name, VARIANTS) for name in variants), *((name, TOOLS) for name in wanted)]:
        if name not in known:
            parser.error(f"there is no {name!r}; there are {', '.join(known)}")
    if options.rounds < 1 or options.scenarios < 1:
        parser.error("rounds and scenarios are 1 or more")
    data = {
        "machine": compare.machine(),
        "devices": {},
        "versions": {"Python": sys.version.split()[0]},
        "command": " ".join(["benchmarks/gpu-compare.py", *sys.argv[1:]]),
        "date": datetime.date.today().isoformat(),
        "rounds": options.rounds,
        "seconds": options.seconds,
        "scenarios": options.scenarios,
        "variants": variants,
        "missing": {},
        "results": [],
        "notes": [],
    }
    tools = []
    for key in dict.fromkeys(["numpy", *wanted]):
        try:
            tool = TOOLS[key](options.scenarios)
        except Missing as reason:
            data["missing"][TOOLS[key].name] = str(reason)
            continue
        tools.append(tool)
        data["devices"][tool.name] = tool.device()
        data["versions"][tool.name] = tool.version()
    engine = Engine(options.engine, options.backend, options.seconds) if options.backend else None
    try:
        for variant in variants:
            data["results"] += measured(variant, tools, engine, options, data["notes"])
    except Missing as reason:
        sys.exit(f"gpu-compare.py: {engine.name}: {reason}")
    if engine:
        data["devices"][engine.name] = engine.about["backends"][0]["reason"]
        data["versions"]["heliosweep"] = engine.about["machine"]["heliosweep"]
        data["versions"]["Java"] = engine.about["machine"]["java"]
    print(json.dumps(data, indent=2) if options.json else markdown(data), end="\n" if options.json else "")
    return 1 if any("differ" in note for note in data["notes"]) else 0


if __name__ == "__main__":
    sys.exit(main())
