"""Computes the polynomial coefficients of package org.heliosweep.function.

Run with python3 and mpmath (Debian: python3-mpmath); prints Java literals, the lowest power first.

Each polynomial p approximates g(z) so that the sum of squares of weight(z) * (g(z) - p(z)) over Chebyshev points is
least, which is within a factor of two of the least largest error. The coefficients are made binary64 numbers one
after the other, from the lowest power up; after each, the remaining ones are fitted again. The error that is printed
is the weighted one, as a power of two: what the result loses, relative to its size, by the polynomial itself.
"""

import sys

from mpmath import asin, atan, atanh, cos, erfc, exp, expm1, log, lu_solve, matrix, mp, mpf, pi, sin, sqrt

mp.prec = 400

def to_double(value):
    return mpf(float(value))  # mpmath rounds to nearest


def least_squares(g, weight, low, high, powers):
    """Coefficients of the given powers with the least sum of squared weighted errors at Chebyshev points."""
    count = 8 * len(powers)
    nodes = [(low + high) / 2 - (high - low) / 2 * cos(pi * (2 * i + 1) / (2 * count)) for i in range(count)]
    rows = matrix(count, len(powers))
    right = matrix(count, 1)
    for i, z in enumerate(nodes):
        for j, power in enumerate(powers):
            rows[i, j] = weight(z) * z**power
        right[i] = weight(z) * g(z)
    # the normal equations lose half of the precision, of which there is plenty
    solved = lu_solve(rows.T * rows, rows.T * right)
    return [solved[j] for j in range(len(powers))]


def fit(name, g, weight, low, high, degree):
    low, high = mpf(low), mpf(high)
    fixed = []
    for power in range(degree + 1):
        rest = lambda z: g(z) - sum(c * z**k for k, c in enumerate(fixed))
        best = least_squares(rest, weight, low, high, list(range(power, degree + 1)))
        fixed.append(to_double(best[0]))
    worst = max(
        abs(weight(z) * (g(z) - sum(c * z**k for k, c in enumerate(fixed))))
        for z in [low + (high - low) * (i + mpf("0.37")) / 2001 for i in range(2001)]
    )
    print(f"{name}: degree {degree}, error 2^{float(log(worst, 2)):.2f}")
    for c in fixed:
        print(f"    {float(c).hex()},  // {float(c)!r}")
    print()


def parts(name, value, bits):
    """A constant as a sum of binary64 numbers; all but the last have so many significant bits."""
    print(name)
    for each in bits:
        mp.prec, precision = each, mp.prec
        part = +value
        mp.prec = precision
        print(f"    {float(part).hex()},  // {float(part)!r}, {each} bits")
        value = value - part
    print()


TINY = mpf("1e-12")


def tail(q):
    """(1 + x) P(Z > x) e^(x^2 / 2) for a standard normal Z and q = (x - 5) / (x + 5)."""
    x = 5 * (1 + q) / (1 - q)
    return (1 + x) * erfc(x / sqrt(mpf(2))) / 2 * exp(x**2 / 2)


def main():
    wanted = sys.argv[1:]
    todo = {
        "exp": lambda: fit(
            "exp: (e^r - 1 - r) / r^2",
            lambda r: (expm1(r) - r) / r**2,
            lambda r: r**2 / exp(r),
            "-0.34658", "0.34658", 9),
        "exp2": lambda: fit(
            "pow: (2^r - 1 - r log 2) / r^2",
            lambda r: (expm1(r * log(2)) - r * log(2)) / r**2,
            lambda r: r**2 / 2**r,
            "-0.5000001", "0.5000001", 9),
        "expm1": lambda: fit(
            "tanh: (e^r - 1 - r) / r^2",
            lambda r: (expm1(r) - r) / r**2,
            lambda r: r**2 / expm1(r),
            TINY, "0.69316", 9),
        "log": lambda: fit(
            "log: (2 atanh(s) - 2 s) / s^3 in z = s^2",
            lambda z: (2 * atanh(sqrt(z)) / sqrt(z) - 2) / z,
            lambda z: z,
            TINY, (sqrt(2) - 1) ** 2 / (sqrt(2) + 1) ** 2, 6),
        "log2": lambda: fit(
            "pow: (2 atanh(s) / s - 2 - 2/3 z - 2/5 z^2) / z^3 / log 2 in z = s^2",
            lambda z: (2 * atanh(sqrt(z)) / sqrt(z) - 2 - 2 * z / 3 - 2 * z**2 / 5) / z**3 / log(2),
            lambda z: z**3,
            TINY, (sqrt(2) - 1) ** 2 / (sqrt(2) + 1) ** 2, 6),
        "sin": lambda: fit(
            "sin: (r - sin r) / r^3 in z = r^2",
            lambda z: (sqrt(z) - sin(sqrt(z))) / sqrt(z) ** 3,
            lambda z: z,
            TINY, (pi / 4 + mpf("1e-6")) ** 2, 5),
        "cos": lambda: fit(
            "cos: (cos r - 1 + z/2) / z^2 in z = r^2",
            lambda z: (cos(sqrt(z)) - 1 + z / 2) / z**2,
            lambda z: z**2,
            TINY, (pi / 4 + mpf("1e-6")) ** 2, 5),
        "atan": lambda: fit(
            "atan: (q - atan q) / q^3 in z = q^2",
            lambda z: (sqrt(z) - atan(sqrt(z))) / sqrt(z) ** 3,
            lambda z: z,
            TINY, "0.25", 11),
        "asin": lambda: fit(
            "asin: (asin a - a) / a^3 in z = a^2",
            lambda z: (asin(sqrt(z)) - sqrt(z)) / sqrt(z) ** 3,
            lambda z: z,
            TINY, "0.25", 12),
        "normal": lambda: fit(
            "normal_probability: (1 + x) P(Z > x) e^(x^2 / 2) in q = (x - 5) / (x + 5), for x from 0 to 39",
            tail,
            lambda q: 1 / tail(q),
            -1, mpf(34) / 44, 23),
        "parts": lambda: (
            parts("log 2", log(2), [32, 53, 53]),
            parts("log 2, full", log(2), [53, 53]),
            parts("1 / log 2", 1 / log(2), [53, 53]),
            parts("2 / log 2", 2 / log(2), [53, 53]),
            parts("2 / 3 / log 2", mpf(2) / 3 / log(2), [53, 53]),
            parts("2 / 5 / log 2", mpf(2) / 5 / log(2), [53, 53]),
            parts("1 / log 10", 1 / log(10), [53, 53]),
            parts("log 2 / log 10", log(2) / log(10), [40, 53]),
            parts("pi / 2", pi / 2, [53, 23, 53]),
            parts("2 / pi", 2 / pi, [53]),
            parts("pi / 4", pi / 4, [53, 53]),
            parts("pi / 2, full", pi / 2, [53, 53]),
            parts("sqrt 1/2", sqrt(mpf(1) / 2), [53]),
        ),
    }
    for name, compute in todo.items():
        if not wanted or name in wanted:
            compute()


main()
