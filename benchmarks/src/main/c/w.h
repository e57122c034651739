/*
 * The workload W in C: its inputs, its expressions, and what every program here reports.
 *
 * Written as the equations read. What a compiler may do with them (-ffast-math: reassociate, contract, turn divisions
 * into products, pow(x, 15) into multiplications, exp, log and pow into the vector library of glibc) is left to it.
 */
#ifndef W_H
#define W_H

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* The outputs that are numbers, in the order of the model; the tenth one, limit, is a choice of four. */
enum { AREA, MASS, GEN, YN, WN, WP, CK, UNIT, CAP, NUMBERS };
enum { CHOICES = 4 };

static const char *const number_name[NUMBERS] = {"area", "mass", "gen", "yn", "wn", "wp", "ck", "unit_cost", "cap"};

/* The inputs with their levels, the one that changes fastest in the grid first. */
enum { T, EM, GW, D0, A, R, B, N, INPUTS };

static const int levels[INPUTS] = {10, 8, 7, 9, 6, 11, 5, 12};
static const double low[INPUTS] = {300, 0.70, 700, 0.05, 80, 0.03, 0.70, 1e4};
static const double high[INPUTS] = {400, 0.95, 1400, 0.45, 800, 0.15, 0.95, 1e6};

enum { GRID = 10 * 8 * 7 * 9 * 6 * 11 * 5 * 12 };

/* The scenarios of a column of inputs in memory. */
enum { COLUMN = 8192 };

/* The scenarios that are computed before they are reduced: their outputs stay in the first-level cache. */
enum { BLOCK = 256 };

/* One level of an input; the detour over long double rounds once. */
static inline double level(int input, int index) {
    long double steps = levels[input] - 1;
    return (double)((low[input] * (steps - index) + (long double)high[input] * index) / steps);
}

/*
 * Which scenarios of the grid the columns of flat inputs hold: multiples of the golden section, so that they lie evenly
 * in the grid and one differs from the next in every input.
 */
static inline int64_t spread(int64_t index) {
    return index * 12334969 % GRID;
}

/* Columns of inputs as a tool gets them that knows nothing of a grid. */
static inline void fill_columns(double column[INPUTS][COLUMN]) {
    for (int i = 0; i < COLUMN; i++) {
        int64_t rest = spread(i);
        for (int input = 0; input < INPUTS; input++) {
            column[input][i] = level(input, (int)(rest % levels[input]));
            rest /= levels[input];
        }
    }
}

struct outputs {
    double number[NUMBERS];
    double limit;
};

/* W. Inlined everywhere, so that the loop around it is what is compiled. */
static inline __attribute__((always_inline)) struct outputs w(
        double t, double em, double gw, double d0, double a, double r, double b, double n) {
    double it = n * gw * ((1 + gw * 1e-4) * 1.15);
    double gen = it * (1 + t * 3e-4) * 1.1;
    double flux = em * (0.85 * 5.670374419e-8 * 2) * (pow(t, 4) - pow(180, 4));
    double area = gen / flux;
    double mass = area * 5.5;
    double dpw = M_PI * 22500 / a - M_PI * 300 / sqrt(2 * a);
    double ad = a * 0.01 * d0;
    double yn = pow(1 + ad / 3, -3);
    double yp = exp(-ad);
    double wn = (n / 12) / (dpw * yn);
    double wp = (n / 12) / (dpw * yp);
    double rp = pow(1 + r, 15);
    double crf = r * rp / (rp - 1);
    double unit = 30000 * pow(n / 1e4, log(b) / log(2));
    double capex = mass * 1500 + gen * 2.5 + unit * n;
    double opex = capex * 0.02 + wn * 18000;
    double ck = (capex * crf + opex) * 1000 / gen;
    double l0 = 4e6 / mass;
    double l1 = 20000 / wn;
    double l2 = 8e9 / capex;
    double l3 = 7e8 / gen;
    double limit = l1 < l0 ? 1 : 0;
    double least = l1 < l0 ? l1 : l0;
    limit = l2 < least ? 2 : limit;
    least = l2 < least ? l2 : least;
    limit = l3 < least ? 3 : limit;
    least = l3 < least ? l3 : least;
    double capped = least < 50 ? least : 50;
    double cap = capped > 1e-3 ? capped : 1e-3;
    return (struct outputs){{area, mass, gen, yn, wn, wp, ck, unit, cap}, limit};
}

/* The outputs of a block of scenarios, before they are reduced. */
struct block {
    double number[NUMBERS][BLOCK];
    double limit[BLOCK];
};

static inline __attribute__((always_inline)) void put(struct block *block, int at, struct outputs outputs) {
    for (int k = 0; k < NUMBERS; k++) {
        block->number[k][at] = outputs.number[k];
    }
    block->limit[at] = outputs.limit;
}

/* Count, sum, least and greatest value of every number, how often each choice was made, and how often cap >= 1. */
struct reduction {
    int64_t count;
    double sum[NUMBERS], least[NUMBERS], greatest[NUMBERS];
    int64_t chosen[CHOICES];
    int64_t reached;
};

static inline void begin(struct reduction *all) {
    *all = (struct reduction){0};
    for (int k = 0; k < NUMBERS; k++) {
        all->least[k] = HUGE_VAL;
        all->greatest[k] = -HUGE_VAL;
    }
}

static inline __attribute__((always_inline)) void reduce(struct reduction *all, const struct block *block, int count) {
    for (int k = 0; k < NUMBERS; k++) {
        double sum = 0, least = all->least[k], greatest = all->greatest[k];
        for (int i = 0; i < count; i++) {
            double x = block->number[k][i];
            sum += x;
            least = x < least ? x : least;
            greatest = x > greatest ? x : greatest;
        }
        all->sum[k] += sum;
        all->least[k] = least;
        all->greatest[k] = greatest;
    }
    double one = 0, two = 0, three = 0, reached = 0;
    for (int i = 0; i < count; i++) {
        one += block->limit[i] == 1 ? 1 : 0;
        two += block->limit[i] == 2 ? 1 : 0;
        three += block->limit[i] == 3 ? 1 : 0;
        reached += block->number[CAP][i] >= 1 ? 1 : 0;
    }
    all->chosen[0] += count - (int64_t)(one + two + three);
    all->chosen[1] += (int64_t)one;
    all->chosen[2] += (int64_t)two;
    all->chosen[3] += (int64_t)three;
    all->reached += (int64_t)reached;
    all->count += count;
}

/* The reduction as text: what two programs must agree on before they are timed. */
static inline void report(const struct reduction *all) {
    printf("count %lld\n", (long long)all->count);
    for (int k = 0; k < NUMBERS; k++) {
        printf("%s %.17g %.17g %.17g\n", number_name[k], all->sum[k], all->least[k], all->greatest[k]);
    }
    printf("limit %lld %lld %lld %lld\n", (long long)all->chosen[0], (long long)all->chosen[1],
           (long long)all->chosen[2], (long long)all->chosen[3]);
    printf("reached %lld\n", (long long)all->reached);
}

static inline double seconds_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/*
 * Answers each line of the standard input, a number of seconds, by how many scenarios were evaluated and in how many
 * seconds. A round evaluates some scenarios and gives how many.
 */
static inline void serve(int64_t (*round)(void)) {
    puts("ready");
    fflush(stdout);
    double wanted;
    while (scanf("%lf", &wanted) == 1) {
        int64_t done = 0;
        double start = seconds_now(), now = start;
        do {
            done += round();
            now = seconds_now();
        } while (now - start < wanted);
        printf("%lld %.9f\n", (long long)done, now - start);
        fflush(stdout);
    }
}

#endif
