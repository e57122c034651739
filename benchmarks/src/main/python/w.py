"""The workload W for the tools of Python: its inputs in columns of 8,192, and what every program here reports.

The lines are those that the C programs print, and so is the dialogue: each line of the standard input, a number of
seconds, is answered with how many scenarios were evaluated and in how many seconds.
"""

import sys
import time

import numpy as np

COLUMN = 8192
LEVELS = [10, 8, 7, 9, 6, 11, 5, 12]
LOW = [300, 0.70, 700, 0.05, 80, 0.03, 0.70, 1e4]
HIGH = [400, 0.95, 1400, 0.45, 800, 0.15, 0.95, 1e6]
NUMBERS = ["area", "mass", "gen", "yn", "wn", "wp", "ck", "unit_cost", "cap"]
CHOICES = 4


def columns():
    """T, em, gw, d0, a, r, b, n: scenarios of the grid at multiples of the golden section."""
    rest = np.arange(COLUMN, dtype=np.int64) * 12334969 % int(np.prod(LEVELS))
    result = []
    for length, low, high in zip(LEVELS, LOW, HIGH):
        result.append(low + (high - low) * (rest % length) / (length - 1))
        rest //= length
    return result


class Reduction:
    """Count, sum, least and greatest value of every number, how often each choice was made, and how often cap >= 1."""

    def __init__(self):
        self.count = 0
        self.reached = 0
        self.sum = np.zeros(len(NUMBERS))
        self.least = np.full(len(NUMBERS), np.inf)
        self.greatest = np.full(len(NUMBERS), -np.inf)
        self.chosen = np.zeros(CHOICES, dtype=np.int64)

    def add(self, numbers, limit):
        """Adds a block, given as arrays of outputs."""
        for k, values in enumerate(numbers):
            self.sum[k] += values.sum()
            self.least[k] = min(self.least[k], values.min())
            self.greatest[k] = max(self.greatest[k], values.max())
        for choice in range(CHOICES):
            self.chosen[choice] += np.count_nonzero(limit == choice)
        self.reached += np.count_nonzero(numbers[-1] >= 1)
        self.count += len(limit)

    def report(self):
        print("count", self.count)
        for k, name in enumerate(NUMBERS):
            print(name, repr(float(self.sum[k])), repr(float(self.least[k])), repr(float(self.greatest[k])))
        print("limit", *self.chosen)
        print("reached", self.reached)


def serve(block, reduction):
    """Evaluates a block once and reports, then measures on request."""
    block()
    reduction.report()
    print("ready", flush=True)
    for line in sys.stdin:
        wanted = float(line)
        blocks = 0
        start = time.perf_counter()
        while True:
            block()
            blocks += 1
            seconds = time.perf_counter() - start
            if seconds >= wanted:
                break
        print(blocks * COLUMN, f"{seconds:.9f}", flush=True)
