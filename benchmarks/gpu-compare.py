#!/usr/bin/env python3
"""Measures the workload W on a device: the engine against JAX, PyTorch, CuPy and NumPy, in double or single precision.

Each tool evaluates the same variants through whole arrays: JAX and PyTorch compile them, CuPy and NumPy take one operation
after the other. NumPy computes on the processor and always runs; the others compute on a GPU where they find one, and say
where they compute. A device is given several launches before the host waits for what they came to, since to wait for each
would cost more than some take. What a tool gives is compared with NumPy in double precision before anything is timed. Then
all take turns, in an order that changes; each turn gives a ratio to NumPy's turn of the same round, and to the engine's, and
the median of the ratios counts.

The engine takes part where --backend names one: each turn is a process of its own, `heliosweep bench`, which warms up
first. Installs nothing: a tool that is missing is named.
"""

import argparse
import datetime
import importlib
import itertools
import json
import math
import statistics
import subprocess
import sys
import time
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from typing import NamedTuple

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


class Precision(NamedTuple):
    """In which numbers inputs and outputs are, and how far results may be from those of NumPy in double precision."""

    word: str
    type: type

    # In double precision: sums of many values in another order, and functions of other libraries.
    tolerance: float

    # A count moves where a comparison goes the other way in the last bit. There are 8,192 scenarios, again and again.
    counts_apart: float


PRECISIONS = {
    "double": Precision("double", np.float64, 1e-9, 1e-6),
    "single": Precision("single", np.float32, 1e-5, 2.5 / w.COLUMN),
}

# Means of different draws differ by more than this many standard errors once in a thousand million times.
STANDARD_ERRORS = 6

SCENARIOS_OF_GRID = math.prod(w.LEVELS)


class Missing(Exception):
    """Why a tool cannot be measured here."""


class Differs(Exception):
    """In what a tool differs from NumPy."""


def flat_columns(scenarios, precision):
    """The eight inputs: the 8,192 scenarios of the flat variant, again and again."""
    return [np.resize(column.astype(precision.type), scenarios) for column in w.columns()]


def grid_axes(slowest, precision):
    """The eight inputs as axes of their own: T fastest, n slowest, of which some levels are given."""
    axes = []
    for index, (length, low, high) in enumerate(zip(w.LEVELS, w.LOW, w.HIGH)):
        levels = low + (high - low) * np.arange(length) / (length - 1)
        if index == len(w.LEVELS) - 1:
            levels = levels[slowest]
        shape = [1] * len(w.LEVELS)
        shape[len(w.LEVELS) - 1 - index] = len(levels)
        axes.append(levels.reshape(shape).astype(precision.type))
    return axes


def drawn(uniform):
    """The eight inputs, of numbers between 0 and 1 for each."""
    return [low + (high - low) * u for low, high, u in zip(w.LOW, w.HIGH, uniform)]


class Tool:
    """A module of arrays: where it computes, and how each variant is evaluated once."""

    name = None
    module = None

    # How its figures come to be, for who reads them.
    notes = ()

    def __init__(self, scenarios, launches, precision):
        try:
            self.package = importlib.import_module(self.module)
        except ImportError:
            raise Missing("not installed") from None
        except Exception as failure:  # a driver that does not fit, for one
            raise Missing(f"cannot be loaded: {str(failure).strip().splitlines()[0]}") from None
        self.scenarios = scenarios
        self.precision = precision
        self.xp = self.arrays()
        self.type = getattr(self.xp, np.dtype(precision.type).name)
        # On a processor nobody waits for a device.
        self.launches = launches if self.is_device() else 1

    def arrays(self):
        """What has the functions of NumPy."""
        return self.package

    def version(self):
        return self.package.__version__

    def is_device(self):
        """Whether it computes on a device, while the host goes on."""
        return True

    def device(self):
        """On what it computes, in words."""
        raise NotImplementedError

    def put(self, array):
        """An array of NumPy, on the device."""
        raise NotImplementedError

    def get(self, array):
        """An array of the device, as one of NumPy: when it is there, it has been computed."""
        raise NotImplementedError

    def receiver(self):
        """A function that copies ten columns to memory of the host, the same with each call, and waits for that."""
        return lambda columns: [self.get(column) for column in columns]

    def compiled(self, function):
        """The same function, compiled where the tool does that."""
        return function

    def drawing(self):
        """A function that reduces as many scenarios as are evaluated at once, drawn anew with each call."""
        return self.compiled(lambda: self.reduced(drawn(self.uniform()), self.scenarios))

    def uniform(self):
        """Numbers between 0 and 1 for each of the eight inputs; others with each call."""
        raise NotImplementedError

    def slices_of_grid(self):
        """Which levels of the slowest axis are evaluated at once."""
        return [slice(0, w.LEVELS[-1])]

    def evaluation(self, variant):
        """A function that evaluates some scenarios, and gives how many and what they came to, as arrays of NumPy."""
        return getattr(self, variant)()

    def in_turn(self, scenarios, launch):
        """Evaluates by some launches, and waits for all of them."""

        def evaluate():
            found = [launch() for _ in range(self.launches)]
            return self.launches * scenarios, merged(self.get(self.xp.stack(found)))

        return evaluate

    def flat(self):
        columns = [self.put(column) for column in flat_columns(self.scenarios, self.precision)]
        reduce = self.compiled(lambda *inputs: self.reduced(inputs, self.scenarios))
        return self.in_turn(self.scenarios, lambda: reduce(*columns))

    def random(self):
        return self.in_turn(self.scenarios, self.drawing())

    def write(self):
        columns = [self.put(column) for column in flat_columns(self.scenarios, self.precision)]
        receive = self.receiver()

        def written(*inputs):
            numbers, limit = w_arrays.outputs(self.xp, *inputs)
            return (*numbers, limit)

        write = self.compiled(written)
        # Copies take longer than launches, so there is no gain in launching ahead.
        return lambda: (self.scenarios, receive(write(*columns)))

    def grid(self):
        parts = [[self.put(axis) for axis in grid_axes(part, self.precision)] for part in self.slices_of_grid()]
        whole = SCENARIOS_OF_GRID // len(parts)
        reduce = self.compiled(lambda *inputs: self.reduced(inputs, whole))
        next_part = itertools.cycle(parts)
        evaluate = self.in_turn(whole, lambda: reduce(*next(next_part)))

        def all_parts():
            scenarios, found = zip(*[evaluate() for _ in parts])
            return sum(scenarios), merged(np.stack(found))

        return all_parts

    def reduced(self, inputs, scenarios):
        numbers, limit = w_arrays.outputs(self.xp, *inputs)
        return w_arrays.reduction(self.xp, numbers, limit, scenarios)


def merged(stacked):
    """The reduction of all parts."""
    found = stacked.sum(axis=0)
    for index in range(len(w.NUMBERS)):
        found[3 * index + 1] = stacked[:, 3 * index + 1].min()
        found[3 * index + 2] = stacked[:, 3 * index + 2].max()
    return found


class NumPy(Tool):
    name = "NumPy"
    module = "numpy"

    def __init__(self, scenarios, launches, precision):
        # What stays in the second-level cache is fastest.
        super().__init__(min(scenarios, w.COLUMN), launches, precision)
        self.generator = np.random.Generator(np.random.Philox(1))

    def is_device(self):
        return False

    def device(self):
        return "processor, one thread"

    def put(self, array):
        return array

    def get(self, array):
        return np.asarray(array)

    def uniform(self):
        return self.generator.random((len(w.LEVELS), self.scenarios), dtype=self.type)

    def slices_of_grid(self):
        return [slice(level, level + 1) for level in range(w.LEVELS[-1])]


class CuPy(Tool):
    name = "CuPy"
    module = "cupy"
    notes = ("CuPy computes one operation after the other, and copies to pinned memory",)

    def __init__(self, scenarios, launches, precision):
        super().__init__(scenarios, launches, precision)
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

    def receiver(self):
        pinned = importlib.import_module("cupyx").empty_pinned
        room = []

        def receive(columns):
            if not room:
                room.extend(pinned(column.shape, column.dtype) for column in columns)
            return [column.get(out=place) for column, place in zip(columns, room)]

        return receive

    def uniform(self):
        return self.generator.random((len(w.LEVELS), self.scenarios), dtype=self.type)


class Jax(Tool):
    name = "JAX"
    module = "jax"
    notes = (
        "JAX draws by the generator rbg, which is Philox as in the other tools and faster than its usual one; on a"
        " device, it copies to memory that is not pinned",
    )

    def arrays(self):
        self.package.config.update("jax_enable_x64", True)
        self.key = self.package.random.key(1, impl="rbg")
        return importlib.import_module("jax.numpy")

    def is_device(self):
        return self.package.devices()[0].platform != "cpu"

    def device(self):
        return self.package.devices()[0].device_kind if self.is_device() else "processor"

    def put(self, array):
        return self.package.device_put(array)

    def get(self, array):
        return np.asarray(array)

    def compiled(self, function):
        return self.package.jit(function)

    def drawing(self):
        def reduced(key):
            next_key, key = self.package.random.split(key)
            uniform = self.package.random.uniform(key, (len(w.LEVELS), self.scenarios), self.type)
            return next_key, self.reduced(drawn(uniform), self.scenarios)

        reduce = self.compiled(reduced)

        def launch():
            self.key, found = reduce(self.key)
            return found

        return launch


class PyTorch(Tool):
    name = "PyTorch"
    module = "torch"
    notes = (
        "PyTorch draws inside of what it compiles, where it has numbers of 24 bits only: in double precision it draws two"
        " for each; on a device, it copies to pinned memory",
    )

    def arrays(self):
        self.where = "cuda" if self.package.cuda.is_available() else "cpu"
        self.package.manual_seed(1)
        return self.package

    def is_device(self):
        return self.where == "cuda"

    def device(self):
        return self.package.cuda.get_device_name(0) if self.is_device() else "processor"

    def put(self, array):
        return self.package.as_tensor(np.ascontiguousarray(array), device=self.where)

    def get(self, array):
        return array.cpu().numpy()

    def compiled(self, function):
        return self.package.compile(function, dynamic=False)

    def receiver(self):
        if not self.is_device():
            return super().receiver()
        room = []

        def receive(columns):
            if not room:
                room.extend(self.package.empty_like(column, device="cpu", pin_memory=True) for column in columns)
            for place, column in zip(room, columns):
                place.copy_(column, non_blocking=True)
            self.package.cuda.synchronize()
            return [place.numpy() for place in room]

        return receive

    def uniform(self):
        draw = lambda: self.package.rand(
            len(w.LEVELS), self.scenarios, dtype=self.package.float32, device=self.where
        )
        return draw().double() + draw().double() * 2.0**-24 if self.type == self.package.float64 else draw()


TOOLS = {"numpy": NumPy, "jax": Jax, "pytorch": PyTorch, "cupy": CuPy}


class Engine:
    """The engine on a back end: each turn is a process."""

    def __init__(self, command, backend, seconds, precision):
        self.command = [command, "bench", "--backend", backend, "--json", "--quiet", "--seconds", str(seconds)]
        self.command += ["--precision", precision.word]
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
    """Evaluates once; raises Differs unless it came to what NumPy computes in double precision, as often as it was."""
    tolerance, counts_apart = tool.precision.tolerance, tool.precision.counts_apart
    scenarios, found = tool.evaluation(variant)()
    if variant == "write":
        for name, one, other in zip([*w.NUMBERS, "limit"], expected, found):
            if name != "limit" and other.dtype != tool.precision.type:
                raise Differs(f"{name} is of type {other.dtype}")
            apart = ~(np.abs(other - one) <= tolerance * np.abs(one))
            if apart.sum() > counts_apart * scenarios:
                at = int(apart.argmax())
                raise Differs(f"{name} of scenario {at} is {other[at]!r}, not {one[at]!r}")
        return
    if variant != "random":
        times = scenarios / expected[-1 - w.CHOICES : -1].sum()
        expected = [
            value * (1 if index < 3 * len(w.NUMBERS) and index % 3 else times) for index, value in enumerate(expected)
        ]
    for index, name in enumerate(w.NUMBERS):
        total, least, greatest = found[3 * index : 3 * index + 3]
        if variant == "random":
            mean, deviation = expected["means"][index], expected["deviations"][index]
            error = deviation * math.sqrt(1 / scenarios + 1 / expected["scenarios"])
            if abs(total / scenarios - mean) > STANDARD_ERRORS * error:
                raise Differs(f"the mean of {name} is {total / scenarios!r}, not {mean!r} with an error of {error!r}")
        else:
            for one, other in zip(expected[3 * index : 3 * index + 3], (total, least, greatest)):
                if not abs(one - other) <= tolerance * abs(one):
                    raise Differs(f"{name}: {other!r}, not {one!r}")
    if variant != "random":
        counts = np.abs(found[3 * len(w.NUMBERS) :] - expected[3 * len(w.NUMBERS) :])
        if not counts.max() <= counts_apart * scenarios:
            raise Differs(f"counts: {found[3 * len(w.NUMBERS):]}, not {expected[3 * len(w.NUMBERS):]}")


def reference(tool, variant):
    """
    What NumPy makes, in double precision, of the inputs that a tool evaluates at once; of others, where they are drawn.
    """
    if variant == "random":
        uniform = np.random.Generator(np.random.Philox(2)).random((len(w.LEVELS), 1 << 18))
        numbers, _ = w_arrays.outputs(np, *drawn(uniform))
        return {
            "scenarios": uniform.shape[1],
            "means": [values.mean() for values in numbers],
            "deviations": [values.std() for values in numbers],
        }
    if variant == "grid":
        parts = []
        for level in range(w.LEVELS[-1]):
            axes = [axis.astype(float) for axis in grid_axes(slice(level, level + 1), tool.precision)]
            numbers, limit = w_arrays.outputs(np, *axes)
            parts.append(w_arrays.reduction(np, numbers, limit, SCENARIOS_OF_GRID // w.LEVELS[-1]))
        return merged(np.stack(parts))
    columns = [column.astype(float) for column in flat_columns(tool.scenarios, tool.precision)]
    numbers, limit = w_arrays.outputs(np, *columns)
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
        f"Million scenarios per second in {data['precision']} precision; medians of {data['rounds']} turns of {data['seconds']} s each,"
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
    parser.add_argument("--precision", choices=list(PRECISIONS), default="double", help="of inputs and outputs; double")
    parser.add_argument("--scenarios", type=int, default=1 << 22, help="that a device evaluates at once; not in the grid")
    parser.add_argument("--launches", type=int, default=16, help="of a device before the host waits; 16")
    parser.add_argument("--json", action="store_true", help="prints the results for programs")
    options = parser.parse_args()
    variants = options.variants.split(",")
    wanted = options.tools.split(",")
    for name, known in [*((name, VARIANTS) for name in variants), *((name, TOOLS) for name in wanted)]:
        if name not in known:
            parser.error(f"there is no {name!r}; there are {', '.join(known)}")
    if min(options.rounds, options.scenarios, options.launches) < 1:
        parser.error("rounds, scenarios and launches are 1 or more")
    precision = PRECISIONS[options.precision]
    data = {
        "machine": compare.machine(),
        "devices": {},
        "versions": {"Python": sys.version.split()[0]},
        "command": " ".join(["benchmarks/gpu-compare.py", *sys.argv[1:]]),
        "date": datetime.date.today().isoformat(),
        "rounds": options.rounds,
        "seconds": options.seconds,
        "precision": precision.word,
        "scenarios": options.scenarios,
        "launches": options.launches,
        "variants": variants,
        "missing": {},
        "results": [],
        "notes": [],
    }
    tools = []
    for key in dict.fromkeys(["numpy", *wanted]):
        try:
            tool = TOOLS[key](options.scenarios, options.launches, precision)
        except Missing as reason:
            data["missing"][TOOLS[key].name] = str(reason)
            continue
        tools.append(tool)
        data["notes"] += tool.notes
        data["devices"][tool.name] = tool.device()
        data["versions"][tool.name] = tool.version()
    if any(tool.launches > 1 for tool in tools):
        data["notes"].append(f"a device has {options.launches} launches of {options.scenarios:,} scenarios before the host waits")
    if precision.type is np.float32:
        data["notes"].append("sums are of doubles; the engine computes functions and draws in double precision, and rounds")
    engine = Engine(options.engine, options.backend, options.seconds, precision) if options.backend else None
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
