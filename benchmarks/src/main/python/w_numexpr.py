"""W, flat, in NumExpr, on blocks of 8,192: what several outputs need is evaluated once, into arrays."""

import numexpr
import numpy as np

import w

numexpr.set_num_threads(1)

T, em, gw, d0, a, r, b, n = w.columns()
reduction = w.Reduction()
STEPS = [
    ("gen", "n * gw * ((1 + gw * 1e-4) * 1.15) * (1 + T * 3e-4) * 1.1"),
    ("area", "gen / (em * (0.85 * 5.670374419e-8 * 2) * (T * T * T * T - 1049760000.0))"),
    ("mass", "area * 5.5"),
    ("yn", "1 / ((1 + a * 0.01 * d0 / 3) * (1 + a * 0.01 * d0 / 3) * (1 + a * 0.01 * d0 / 3))"),
    ("wafers", "n / 12 / (pi * 22500 / a - pi * 300 / sqrt(2 * a))"),
    ("wn", "wafers / yn"),
    ("wp", "wafers / exp(-a * 0.01 * d0)"),
    ("rp", "(1 + r) ** 15"),
    ("unit_cost", "30000 * (n / 1e4) ** (log(b) / log2)"),
    ("capex", "mass * 1500 + gen * 2.5 + unit_cost * n"),
    ("ck", "(capex * (r * rp / (rp - 1)) + capex * 0.02 + wn * 18000) * 1000 / gen"),
    ("l0", "4e6 / mass"),
    ("l1", "20000 / wn"),
    ("l2", "8e9 / capex"),
    ("l3", "7e8 / gen"),
    ("least01", "where(l1 < l0, l1, l0)"),
    ("least012", "where(l2 < least01, l2, least01)"),
    ("least", "where(l3 < least012, l3, least012)"),
    ("limit", "where(l3 < least012, 3.0, where(l2 < least01, 2.0, where(l1 < l0, 1.0, 0.0)))"),
    ("capped", "where(least < 50, least, 50.0)"),
    ("cap", "where(capped > 1e-3, capped, 1e-3)"),
]

values = dict(T=T, em=em, gw=gw, d0=d0, a=a, r=r, b=b, n=n, pi=np.pi, log2=np.log(2))
program = [(name, text, np.empty(w.COLUMN)) for name, text in STEPS]


def block():
    for name, text, out in program:
        values[name] = numexpr.evaluate(text, local_dict=values, global_dict={}, out=out)
    reduction.add([values[name] for name in w.NUMBERS], values["limit"])


w.serve(block, reduction)
