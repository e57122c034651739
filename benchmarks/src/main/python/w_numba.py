"""W, flat, in Numba: one compiled loop over the columns, with fastmath, that reduces as it goes."""

from math import exp, log, pi, sqrt

import numpy as np
from numba import njit

import w

inputs = w.columns()
reduction = w.Reduction()


@njit(fastmath=True, error_model="numpy")
def evaluate(T, em, gw, d0, a, r, b, n, sums, least, greatest, chosen):
    s0 = s1 = s2 = s3 = s4 = s5 = s6 = s7 = s8 = 0.0
    m0, m1, m2, m3, m4, m5, m6, m7, m8 = (
        least[0], least[1], least[2], least[3], least[4], least[5], least[6], least[7], least[8])
    g0, g1, g2, g3, g4, g5, g6, g7, g8 = (
        greatest[0], greatest[1], greatest[2], greatest[3], greatest[4], greatest[5], greatest[6], greatest[7],
        greatest[8])
    c1 = c2 = c3 = 0
    reached = 0
    for i in range(len(T)):
        it = n[i] * gw[i] * ((1 + gw[i] * 1e-4) * 1.15)
        gen = it * (1 + T[i] * 3e-4) * 1.1
        flux = em[i] * (0.85 * 5.670374419e-8 * 2) * (T[i] ** 4 - 180.0**4)
        area = gen / flux
        mass = area * 5.5
        dpw = pi * 22500 / a[i] - pi * 300 / sqrt(2 * a[i])
        ad = a[i] * 0.01 * d0[i]
        yn = (1 + ad / 3) ** -3
        yp = exp(-ad)
        wn = (n[i] / 12) / (dpw * yn)
        wp = (n[i] / 12) / (dpw * yp)
        rp = (1 + r[i]) ** 15
        crf = r[i] * rp / (rp - 1)
        unit = 30000 * (n[i] / 1e4) ** (log(b[i]) / log(2.0))
        capex = mass * 1500 + gen * 2.5 + unit * n[i]
        opex = capex * 0.02 + wn * 18000
        ck = (capex * crf + opex) * 1000 / gen
        l0 = 4e6 / mass
        l1 = 20000 / wn
        l2 = 8e9 / capex
        l3 = 7e8 / gen
        limit = 1 if l1 < l0 else 0
        smallest = l1 if l1 < l0 else l0
        limit = 2 if l2 < smallest else limit
        smallest = l2 if l2 < smallest else smallest
        limit = 3 if l3 < smallest else limit
        smallest = l3 if l3 < smallest else smallest
        cap = max(min(smallest, 50.0), 1e-3)
        s0 += area
        s1 += mass
        s2 += gen
        s3 += yn
        s4 += wn
        s5 += wp
        s6 += ck
        s7 += unit
        s8 += cap
        m0 = min(m0, area)
        m1 = min(m1, mass)
        m2 = min(m2, gen)
        m3 = min(m3, yn)
        m4 = min(m4, wn)
        m5 = min(m5, wp)
        m6 = min(m6, ck)
        m7 = min(m7, unit)
        m8 = min(m8, cap)
        g0 = max(g0, area)
        g1 = max(g1, mass)
        g2 = max(g2, gen)
        g3 = max(g3, yn)
        g4 = max(g4, wn)
        g5 = max(g5, wp)
        g6 = max(g6, ck)
        g7 = max(g7, unit)
        g8 = max(g8, cap)
        c1 += limit == 1
        c2 += limit == 2
        c3 += limit == 3
        reached += cap >= 1
    for k, value in enumerate((s0, s1, s2, s3, s4, s5, s6, s7, s8)):
        sums[k] += value
    for k, value in enumerate((m0, m1, m2, m3, m4, m5, m6, m7, m8)):
        least[k] = value
    for k, value in enumerate((g0, g1, g2, g3, g4, g5, g6, g7, g8)):
        greatest[k] = value
    chosen[0] += len(T) - c1 - c2 - c3
    chosen[1] += c1
    chosen[2] += c2
    chosen[3] += c3
    return reached


def block():
    reduction.reached += evaluate(
        *inputs, reduction.sum, reduction.least, reduction.greatest, reduction.chosen)
    reduction.count += w.COLUMN


w.serve(block, reduction)
