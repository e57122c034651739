/*
 * W over its grid with every sub-expression hoisted by hand to the axes that it depends on.
 *
 *   a                dpw                     n, gw, T         gen, l3
 *   a, d0            yn, yp                  n, gw, em, T     area, mass, l0
 *   em, T            flux                    n, b             unit
 *   r                crf                     n, gw, em, T, b  capex, l2 and the least of l0, l2, l3
 *   n, a, d0         wn, wp, l1              all              ck
 *                                            all but r        limit, cap
 *
 * The innermost loop goes over T, em and gw, 560 scenarios that follow each other. Every scenario is reduced; 560 equal
 * values are added as one product. With -DREDUCE_AT_LEVELS the reductions are hoisted too: an output is reduced once for each value of what it depends
 * on, and counted as often as there are scenarios that share it. No sum over scenarios is left then but that of ck, so
 * this is no longer the same arithmetic, but what one would write by hand for this reduction.
 */
#include "w.h"

enum { INNER = 10 * 8 * 7, PLATES = 9 * 6, RATES = 11, SLOPES = 5, COUNTS = 12 };

static struct reduction all;
static int next;

static double flux_of[80], it_factor[7], heat_factor[10];
static double dies[PLATES], yn_of[PLATES], yp_of[PLATES], crf_of[RATES], slope_of[SLOPES];

/* What depends on n and one of the 560: kept for one n. */
static double area[INNER], mass[INNER], gen[INNER], per_gen[INNER], l0[INNER], l3[INNER];

/* What depends on b besides. */
static double capex[INNER], ck_capex[INNER], least_of[INNER], bound_of[INNER];

/* Which of l0, l2, l3 is the least: one where it is, else zero, so that they can be counted. */
static double is_0[INNER], is_2[INNER], is_3[INNER];

static void prepare(void) {
    for (int em = 0; em < 8; em++) {
        for (int t = 0; t < 10; t++) {
            flux_of[em * 10 + t] =
                level(EM, em) * (0.85 * 5.670374419e-8 * 2) * (pow(level(T, t), 4) - pow(180, 4));
        }
    }
    for (int t = 0; t < 10; t++) {
        heat_factor[t] = (1 + level(T, t) * 3e-4) * 1.1;
    }
    for (int gw = 0; gw < 7; gw++) {
        it_factor[gw] = level(GW, gw) * ((1 + level(GW, gw) * 1e-4) * 1.15);
    }
    for (int plate = 0; plate < PLATES; plate++) {
        double d0 = level(D0, plate % 9), a = level(A, plate / 9);
        double ad = a * 0.01 * d0;
        dies[plate] = M_PI * 22500 / a - M_PI * 300 / sqrt(2 * a);
        yn_of[plate] = pow(1 + ad / 3, -3);
        yp_of[plate] = exp(-ad);
    }
    for (int rate = 0; rate < RATES; rate++) {
        double r = level(R, rate), rp = pow(1 + r, 15);
        crf_of[rate] = r * rp / (rp - 1);
    }
    for (int slope = 0; slope < SLOPES; slope++) {
        slope_of[slope] = log(level(B, slope)) / log(2);
    }
}

/* Adds a value that a number of scenarios share. */
static inline void share(int k, double value, double scenarios) {
    all.sum[k] += value * scenarios;
    all.least[k] = value < all.least[k] ? value : all.least[k];
    all.greatest[k] = value > all.greatest[k] ? value : all.greatest[k];
}

static inline void prepare_count(double n) {
    for (int i = 0; i < INNER; i++) {
        gen[i] = n * it_factor[i / 80] * heat_factor[i % 10];
        area[i] = gen[i] / flux_of[i % 80];
        mass[i] = area[i] * 5.5;
        per_gen[i] = 1000 / gen[i];
        l0[i] = 4e6 / mass[i];
        l3[i] = 7e8 / gen[i];
    }
}

static inline void prepare_slope(double n, double unit) {
    for (int i = 0; i < INNER; i++) {
        capex[i] = mass[i] * 1500 + gen[i] * 2.5 + unit * n;
        ck_capex[i] = capex[i] * per_gen[i];
        double l2 = 8e9 / capex[i];
        double least = l0[i], limit = 0;
        limit = l2 < least ? 2 : limit;
        least = l2 < least ? l2 : least;
        limit = l3[i] < least ? 3 : limit;
        least = l3[i] < least ? l3[i] : least;
        least_of[i] = least;
        bound_of[i] = limit > 0 ? nextafter(least, HUGE_VAL) : least;
        is_0[i] = limit == 0 ? 1 : 0;
        is_2[i] = limit == 2 ? 1 : 0;
        is_3[i] = limit == 3 ? 1 : 0;
    }
}

static inline __attribute__((always_inline)) double cap_with(int i, double l1) {
    double least = l1 < least_of[i] ? l1 : least_of[i];
    double capped = least < 50 ? least : 50;
    return capped > 1e-3 ? capped : 1e-3;
}

/* What depends on all axes but r, over the 560; each stands for a number of scenarios. */
static inline void inner_cap(double l1, int64_t times) {
    double sum = 0, least = all.least[CAP], greatest = all.greatest[CAP];
    double chosen0 = 0, chosen2 = 0, chosen3 = 0, reached = 0;
    for (int i = 0; i < INNER; i++) {
        double cap = cap_with(i, l1);
        sum += cap;
        least = cap < least ? cap : least;
        greatest = cap > greatest ? cap : greatest;
        /* l1 wins a tie with l2 and l3, not one with l0, so it has to be below the least or the number after it. */
        chosen0 += l1 < bound_of[i] ? 0 : is_0[i];
        chosen2 += l1 < bound_of[i] ? 0 : is_2[i];
        chosen3 += l1 < bound_of[i] ? 0 : is_3[i];
        reached += cap >= 1 ? 1 : 0;
    }
    all.sum[CAP] += sum * (double)times;
    all.least[CAP] = least;
    all.greatest[CAP] = greatest;
    all.chosen[0] += times * (int64_t)chosen0;
    all.chosen[1] += times * (INNER - (int64_t)(chosen0 + chosen2 + chosen3));
    all.chosen[2] += times * (int64_t)chosen2;
    all.chosen[3] += times * (int64_t)chosen3;
    all.reached += times * (int64_t)reached;
    all.count += times * INNER;
}

/* What depends on all axes, over the 560. */
static inline void inner_ck(double rate, double wn) {
    double sum = 0, least = all.least[CK], greatest = all.greatest[CK];
    for (int i = 0; i < INNER; i++) {
        double ck = ck_capex[i] * (rate + 0.02) + wn * 18000 * per_gen[i];
        sum += ck;
        least = ck < least ? ck : least;
        greatest = ck > greatest ? ck : greatest;
    }
    all.sum[CK] += sum;
    all.least[CK] = least;
    all.greatest[CK] = greatest;
}

#ifndef REDUCE_AT_LEVELS

/* The 560 scenarios of one combination of the other axes. */
static __attribute__((noinline)) void inner(
        double rate, double yn, double wn, double wp, double unit, double l1) {
    double area_sum = 0, area_least = all.least[AREA], area_greatest = all.greatest[AREA];
    double mass_sum = 0, mass_least = all.least[MASS], mass_greatest = all.greatest[MASS];
    double gen_sum = 0, gen_least = all.least[GEN], gen_greatest = all.greatest[GEN];
    for (int i = 0; i < INNER; i++) {
        area_sum += area[i];
        area_least = area[i] < area_least ? area[i] : area_least;
        area_greatest = area[i] > area_greatest ? area[i] : area_greatest;
        mass_sum += mass[i];
        mass_least = mass[i] < mass_least ? mass[i] : mass_least;
        mass_greatest = mass[i] > mass_greatest ? mass[i] : mass_greatest;
        gen_sum += gen[i];
        gen_least = gen[i] < gen_least ? gen[i] : gen_least;
        gen_greatest = gen[i] > gen_greatest ? gen[i] : gen_greatest;
    }
    all.sum[AREA] += area_sum;
    all.least[AREA] = area_least;
    all.greatest[AREA] = area_greatest;
    all.sum[MASS] += mass_sum;
    all.least[MASS] = mass_least;
    all.greatest[MASS] = mass_greatest;
    all.sum[GEN] += gen_sum;
    all.least[GEN] = gen_least;
    all.greatest[GEN] = gen_greatest;
    share(YN, yn, INNER);
    share(WN, wn, INNER);
    share(WP, wp, INNER);
    share(UNIT, unit, INNER);
    inner_ck(rate, wn);
    inner_cap(l1, 1);
}

/* One level of n; all of them are the grid. */
static __attribute__((noinline)) int64_t one_count(void) {
    double n = level(N, next);
    prepare_count(n);
    for (int slope = 0; slope < SLOPES; slope++) {
        double unit = 30000 * pow(n / 1e4, slope_of[slope]);
        prepare_slope(n, unit);
        for (int rate = 0; rate < RATES; rate++) {
            for (int plate = 0; plate < PLATES; plate++) {
                double wn = (n / 12) / (dies[plate] * yn_of[plate]);
                double wp = (n / 12) / (dies[plate] * yp_of[plate]);
                inner(crf_of[rate], yn_of[plate], wn, wp, unit, 20000 / wn);
            }
        }
    }
    next = (next + 1) % COUNTS;
    return GRID / COUNTS;
}

#else

/* One level of n; all of them are the grid. */
static __attribute__((noinline)) int64_t one_count(void) {
    double n = level(N, next);
    prepare_count(n);
    for (int i = 0; i < INNER; i++) {
        share(AREA, area[i], PLATES * RATES * SLOPES);
        share(MASS, mass[i], PLATES * RATES * SLOPES);
        share(GEN, gen[i], PLATES * RATES * SLOPES);
    }
    for (int plate = 0; plate < PLATES; plate++) {
        share(YN, yn_of[plate], INNER * RATES * SLOPES);
        share(WN, (n / 12) / (dies[plate] * yn_of[plate]), INNER * RATES * SLOPES);
        share(WP, (n / 12) / (dies[plate] * yp_of[plate]), INNER * RATES * SLOPES);
    }
    for (int slope = 0; slope < SLOPES; slope++) {
        double unit = 30000 * pow(n / 1e4, slope_of[slope]);
        share(UNIT, unit, INNER * RATES * PLATES);
        prepare_slope(n, unit);
        for (int plate = 0; plate < PLATES; plate++) {
            double wn = (n / 12) / (dies[plate] * yn_of[plate]);
            inner_cap(20000 / wn, RATES);
            for (int rate = 0; rate < RATES; rate++) {
                inner_ck(crf_of[rate], wn);
            }
        }
    }
    next = (next + 1) % COUNTS;
    return GRID / COUNTS;
}

#endif

int main(void) {
    prepare();
    begin(&all);
    do {
        one_count();
    } while (next != 0);
    report(&all);
    serve(one_count);
    return 0;
}
