/*
 * Correctly rounded values of the functions of package org.heliosweep.function, by MPFR.
 *
 *   golden write FOLDER      writes FOLDER/<function>.txt, the golden vectors that the tests read
 *   golden measure FUNCTION  reads triples (x, y, result) of binary64 numbers in the machine's byte order from
 *                            standard input and prints the largest error in ulp, and where it is
 *
 * An ulp is the distance of binary64 numbers at the exact value: 2^-1074 for subnormal ones. Infinity counts as
 * 2^1024. A wrong NaN, infinity or sign of zero is an infinite error.
 */
#include <inttypes.h>
#include <math.h>
#include <mpfr.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PRECISION 200

typedef struct {
    const char *name;
    int operands;
} function;

static const function functions[] = {
    {"exp", 1}, {"log", 1}, {"log2", 1}, {"log10", 1}, {"pow", 2}, {"sin", 1}, {"cos", 1}, {"tan", 1},
    {"asin", 1}, {"acos", 1}, {"atan", 1}, {"atan2", 2}, {"tanh", 1}, {"normal_quantile", 1},
    {"normal_probability", 1},
};
#define FUNCTIONS (sizeof functions / sizeof *functions)

static uint64_t to_bits(double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return isnan(value) ? UINT64_C(0x7ff8000000000000) : bits;
}

/* The quantile of the normal distribution: Newton's method on erfc(-z / sqrt 2) / 2 = p, for p <= 1/2. */
static void quantile(mpfr_t z, double p) {
    if (isnan(p) || p < 0 || p > 1) {
        mpfr_set_nan(z);
        return;
    }
    if (p == 0 || p == 1) {
        mpfr_set_inf(z, p == 0 ? -1 : 1);
        return;
    }
    if (p > 0.5) {
        quantile(z, 1 - p); /* exact */
        mpfr_neg(z, z, MPFR_RNDN);
        return;
    }
    if (p == 0.5) {
        mpfr_set_zero(z, 1);
        return;
    }
    /* Abramowitz and Stegun 26.2.23, good to 4.5e-4 */
    double t = sqrt(-2 * log(p));
    double start = -(t - (2.515517 + 0.802853 * t + 0.010328 * t * t)
        / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t));
    mpfr_t root, cumulative, density;
    mpfr_inits2(PRECISION + 64, root, cumulative, density, NULL);
    mpfr_t x;
    mpfr_init2(x, PRECISION + 64);
    mpfr_set_d(x, start, MPFR_RNDN);
    mpfr_sqrt_ui(root, 2, MPFR_RNDN);
    for (int step = 0; step < 7; step++) {
        mpfr_div(cumulative, x, root, MPFR_RNDN);
        mpfr_neg(cumulative, cumulative, MPFR_RNDN);
        mpfr_erfc(cumulative, cumulative, MPFR_RNDN);
        mpfr_div_2ui(cumulative, cumulative, 1, MPFR_RNDN);
        mpfr_sub_d(cumulative, cumulative, p, MPFR_RNDN);
        mpfr_sqr(density, x, MPFR_RNDN);
        mpfr_div_2ui(density, density, 1, MPFR_RNDN);
        mpfr_exp(density, density, MPFR_RNDN); /* its reciprocal but for sqrt(2 pi) */
        mpfr_mul(cumulative, cumulative, density, MPFR_RNDN);
        mpfr_const_pi(density, MPFR_RNDN);
        mpfr_mul_2ui(density, density, 1, MPFR_RNDN);
        mpfr_sqrt(density, density, MPFR_RNDN);
        mpfr_mul(cumulative, cumulative, density, MPFR_RNDN);
        mpfr_sub(x, x, cumulative, MPFR_RNDN);
    }
    mpfr_set(z, x, MPFR_RNDN);
    mpfr_clears(root, cumulative, density, x, NULL);
}

/* erfc(-x / sqrt 2) / 2 to the precision of the result; beyond 40 it is 0 or 1 in any case. */
static void probability(mpfr_t p, double x) {
    mpfr_t root;
    mpfr_init2(root, PRECISION + 64);
    mpfr_sqrt_ui(root, 2, MPFR_RNDN);
    mpfr_d_div(root, x == 0 ? 0 : -x, root, MPFR_RNDN);
    mpfr_erfc(p, root, MPFR_RNDN);
    mpfr_div_2ui(p, p, 1, MPFR_RNDN);
    mpfr_clear(root);
}

/* The value to the precision of the result, rounded once except for the quantile; its ternary value. */
static int evaluate(mpfr_t result, const char *name, double x, double y) {
    static mpfr_t a, b;
    static int ready;
    if (!ready) {
        mpfr_inits2(53, a, b, NULL);
        ready = 1;
    }
    mpfr_set_d(a, x, MPFR_RNDN);
    mpfr_set_d(b, y, MPFR_RNDN);
    if (!strcmp(name, "exp")) return mpfr_exp(result, a, MPFR_RNDN);
    if (!strcmp(name, "log")) return mpfr_log(result, a, MPFR_RNDN);
    if (!strcmp(name, "log2")) return mpfr_log2(result, a, MPFR_RNDN);
    if (!strcmp(name, "log10")) return mpfr_log10(result, a, MPFR_RNDN);
    if (!strcmp(name, "pow")) return mpfr_pow(result, a, b, MPFR_RNDN);
    if (!strcmp(name, "asin")) return mpfr_asin(result, a, MPFR_RNDN);
    if (!strcmp(name, "acos")) return mpfr_acos(result, a, MPFR_RNDN);
    if (!strcmp(name, "atan")) return mpfr_atan(result, a, MPFR_RNDN);
    if (!strcmp(name, "atan2")) return mpfr_atan2(result, a, b, MPFR_RNDN);
    if (!strcmp(name, "tanh")) return mpfr_tanh(result, a, MPFR_RNDN);
    if (!strcmp(name, "normal_quantile")) {
        quantile(result, x);
        return 1;
    }
    if (!strcmp(name, "normal_probability")) {
        probability(result, x);
        return 1;
    }
    if (fabs(x) > 0x1p30) {
        mpfr_set_nan(result);
        return 0;
    }
    if (!strcmp(name, "sin")) return mpfr_sin(result, a, MPFR_RNDN);
    if (!strcmp(name, "cos")) return mpfr_cos(result, a, MPFR_RNDN);
    if (!strcmp(name, "tan")) return mpfr_tan(result, a, MPFR_RNDN);
    fprintf(stderr, "no function %s\n", name);
    exit(2);
}

/* The binary64 number that is nearest to the value. */
static double rounded(const char *name, double x, double y) {
    static mpfr_t value, wide;
    static int ready;
    if (!ready) {
        mpfr_init2(value, 53);
        mpfr_init2(wide, PRECISION);
        ready = 1;
    }
    mpfr_exp_t low = mpfr_get_emin(), high = mpfr_get_emax();
    if (!strncmp(name, "normal_", 7)) {
        evaluate(wide, name, x, y);
        return mpfr_get_d(wide, MPFR_RNDN);
    }
    mpfr_set_emin(-1073);
    mpfr_set_emax(1024);
    int ternary = evaluate(value, name, x, y);
    mpfr_subnormalize(value, ternary, MPFR_RNDN);
    double result = mpfr_get_d(value, MPFR_RNDN);
    mpfr_set_emin(low);
    mpfr_set_emax(high);
    return result;
}

static int measure(const char *name) {
    mpfr_t exact, found, unit;
    mpfr_inits2(PRECISION, exact, found, NULL);
    mpfr_init2(unit, 53);
    double triple[3], worst = -1, at[3] = {0, 0, 0}, total = 0;
    long count = 0, over_half = 0, wrong = 0;
    while (fread(triple, sizeof triple, 1, stdin) == 1) {
        double result = triple[2], error;
        evaluate(exact, name, triple[0], triple[1]);
        if (mpfr_nan_p(exact) || isnan(result)) {
            error = mpfr_nan_p(exact) && isnan(result) ? 0 : INFINITY;
        } else if (mpfr_zero_p(exact) || mpfr_inf_p(exact)) {
            double expected = mpfr_get_d(exact, MPFR_RNDN);
            error = expected == result && signbit(expected) == signbit(result) ? 0 : INFINITY;
        } else {
            mpfr_exp_t exponent = mpfr_get_exp(exact) - 53;
            if (exponent < -1074) exponent = -1074;
            if (exponent > 971) exponent = 971;
            if (isinf(result)) {
                mpfr_set_si_2exp(found, result > 0 ? 1 : -1, 1024, MPFR_RNDN);
                if (mpfr_cmpabs(exact, found) > 0) mpfr_set(found, exact, MPFR_RNDN);
            } else {
                mpfr_set_d(found, result, MPFR_RNDN);
            }
            int sign = mpfr_sgn(exact) < 0;
            mpfr_sub(found, found, exact, MPFR_RNDN);
            mpfr_div_2si(found, found, exponent, MPFR_RNDN);
            error = fabs(mpfr_get_d(found, MPFR_RNDN));
            if (!isnan(result) && sign != !!signbit(result)) error = INFINITY;
        }
        if (error > worst) {
            worst = error;
            memcpy(at, triple, sizeof at);
        }
        count++;
        total += error;
        over_half += error > 0.5;
        wrong += isinf(error);
    }
    printf("%-10s %9ld points, largest error %.4f ulp at %a, %a (gives %a); ", name, count, worst, at[0], at[1], at[2]);
    printf("mean %.4f, %.3f %% not nearest, %ld wrong\n", total / count, 100.0 * over_half / count, wrong);
    return 0;
}

#include "points.h"

int main(int count, char **arguments) {
    if (count == 3 && !strcmp(arguments[1], "measure")) return measure(arguments[2]);
    if (count == 3 && !strcmp(arguments[1], "write")) {
        for (size_t f = 0; f < FUNCTIONS; f++) write_golden(arguments[2], &functions[f]);
        return 0;
    }
    fprintf(stderr, "usage: golden write FOLDER | golden measure FUNCTION\n");
    return 2;
}
