"""W, flat, in NumPy: whole-array expressions on blocks of 8,192, which stay in the second-level cache."""

import numpy as np

import w

T, em, gw, d0, a, r, b, n = w.columns()
reduction = w.Reduction()


def block():
    it = n * gw * ((1 + gw * 1e-4) * 1.15)
    gen = it * (1 + T * 3e-4) * 1.1
    squared = T * T
    flux = em * (0.85 * 5.670374419e-8 * 2) * (squared * squared - 180.0**4)
    area = gen / flux
    mass = area * 5.5
    dpw = np.pi * 22500 / a - np.pi * 300 / np.sqrt(2 * a)
    ad = a * 0.01 * d0
    base = 1 + ad / 3
    yn = 1 / (base * base * base)
    yp = np.exp(-ad)
    wafers = n / 12
    wn = wafers / (dpw * yn)
    wp = wafers / (dpw * yp)
    rp = (1 + r) ** 15
    crf = r * rp / (rp - 1)
    unit_cost = 30000 * (n / 1e4) ** (np.log(b) / np.log(2))
    capex = mass * 1500 + gen * 2.5 + unit_cost * n
    opex = capex * 0.02 + wn * 18000
    ck = (capex * crf + opex) * 1000 / gen
    limits = np.stack((4e6 / mass, 20000 / wn, 8e9 / capex, 7e8 / gen))
    limit = limits.argmin(axis=0)
    cap = np.maximum(np.minimum(limits.min(axis=0), 50), 1e-3)
    reduction.add((area, mass, gen, yn, wn, wp, ck, unit_cost, cap), limit)


w.serve(block, reduction)
