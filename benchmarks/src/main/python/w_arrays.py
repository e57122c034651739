"""The workload W over whole arrays, for any module with the functions of NumPy: `xp` is numpy, cupy, jax.numpy or torch."""

import math


def formulas(xp, T, em, gw, d0, a, r, b, n):
    """The nine numbers but `cap`, in the order of w.NUMBERS, and what each of the four limits allows."""
    it = n * gw * ((1 + gw * 1e-4) * 1.15)
    gen = it * (1 + T * 3e-4) * 1.1
    squared = T * T
    flux = em * (0.85 * 5.670374419e-8 * 2) * (squared * squared - 180.0**4)
    area = gen / flux
    mass = area * 5.5
    dpw = math.pi * 22500 / a - math.pi * 300 / xp.sqrt(2 * a)
    ad = a * 0.01 * d0
    base = 1 + ad / 3
    yn = 1 / (base * base * base)
    yp = xp.exp(-ad)
    wafers = n / 12
    wn = wafers / (dpw * yn)
    wp = wafers / (dpw * yp)
    rp = (1 + r) ** 15
    crf = r * rp / (rp - 1)
    unit_cost = 30000 * (n / 1e4) ** (xp.log(b) / math.log(2))
    capex = mass * 1500 + gen * 2.5 + unit_cost * n
    opex = capex * 0.02 + wn * 18000
    ck = (capex * crf + opex) * 1000 / gen
    return (area, mass, gen, yn, wn, wp, ck, unit_cost), (4e6 / mass, 20000 / wn, 8e9 / capex, 7e8 / gen)


def outputs(xp, *inputs):
    """The nine numbers, in the order of w.NUMBERS, and which of the four limits is the least, the first one of equals."""
    numbers, limits = formulas(xp, *inputs)
    least = limits[0]
    limit = xp.zeros_like(least, dtype=xp.int32)
    for position, other in enumerate(limits[1:], start=1):
        less = other < least
        limit = xp.where(less, position, limit)
        least = xp.where(less, other, least)
    cap = xp.clip(least, 1e-3, 50)
    return (*numbers, cap), limit


def reduction(xp, numbers, limit, scenarios):
    """
    An array: the sum, the least and the greatest value of each number, how often each limit is the least, and how often
    cap >= 1. An array may have fewer values than there are scenarios, where several share one: each stands for as many
    of `scenarios` as the others.
    """

    def total(values):
        return values.sum(dtype=xp.float64) * (scenarios / math.prod(values.shape))

    found = []
    for values in numbers:
        found += [total(values), values.min(), values.max()]
    found += [total(limit == position) for position in range(4)]
    found.append(total(numbers[-1] >= 1))
    return xp.stack(found)
