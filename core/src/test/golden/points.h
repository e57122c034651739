/* The arguments of the golden vectors: every exponent, the seams of the reductions, hard and special values. */

static uint64_t state;

/* splitmix64 */
static uint64_t next(void) {
    uint64_t z = (state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static double uniform(double low, double high) {
    return low + (high - low) * (double) (next() >> 11) * 0x1p-53;
}

static FILE *file;
static const function *current;

static void point(double x, double y) {
    double result = rounded(current->name, x, y);
    if (current->operands == 1) {
        fprintf(file, "%016" PRIx64 " %016" PRIx64 "\n", to_bits(x), to_bits(result));
    } else {
        fprintf(file, "%016" PRIx64 " %016" PRIx64 " %016" PRIx64 "\n", to_bits(x), to_bits(y), to_bits(result));
    }
}

/* The number and some neighbours on both sides. */
static void around(double x, int neighbours) {
    double below = x, above = x;
    point(x, 0);
    for (int i = 0; i < neighbours; i++) {
        below = nextafter(below, -INFINITY);
        above = nextafter(above, INFINITY);
        point(below, 0);
        point(above, 0);
    }
}

static const double special[] = {
    0.0, 1.0, 0.5, 2.0, 3.0, 1.5, 0x1p-1074, 0x0.fffffffffffffp-1022, 0x1p-1022, 0x1p-1021, 0x1p-54, 0x1p-53, 0x1p-52,
    0x1.fffffffffffffp-1, 0x1.0000000000001p+0, 0x1p52, 0x1.fffffffffffffp51, 0x1p53, 0x1.fffffffffffffp52, 0x1p64,
    0x1p1023, 0x1.fffffffffffffp1023, INFINITY,
};
#define SPECIALS (sizeof special / sizeof *special)

static void special_values(void) {
    point(NAN, 0);
    for (size_t i = 0; i < SPECIALS; i++) {
        point(special[i], 0);
        point(-special[i], 0);
    }
}

/* Numbers of every step-th exponent in a range, of both signs if wanted. */
static void exponents(int low, int high, int step, int both) {
    for (int e = low; e <= high; e += step) {
        double x = ldexp(uniform(1, 2), e);
        point(x, 0);
        if (both) point(-x, 0);
    }
}

static void uniforms(double low, double high, int count) {
    for (int i = 0; i < count; i++) point(uniform(low, high), 0);
}

static double log2_of(double x) {
    return log2(fabs(x));
}

static void pow_points(void) {
    double all[2 * SPECIALS + 1];
    int count = 0;
    all[count++] = NAN;
    for (size_t i = 0; i < SPECIALS; i++) {
        all[count++] = special[i];
        all[count++] = -special[i];
    }
    for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j += i < 6 ? 1 : 2) point(all[i], all[j]);
    }
    /* every exponent of the result, for x of any size and near 1, and y of both signs */
    for (int e = -1076; e <= 1024; e += 9) {
        double x = ldexp(uniform(1, 2), (int) uniform(-1070, 1023));
        point(x, uniform(e, e + 1) / log2_of(x));
        x = 1 + ldexp(uniform(-1, 1), -(int) uniform(1, 52));
        if (x != 1) point(x, uniform(e, e + 1) / log2_of(x));
    }
    /* results near 1, on both sides */
    for (int i = 0; i < 150; i++) {
        double x = ldexp(uniform(1, 2), (int) uniform(-1070, 1023));
        point(x, ldexp(uniform(-1, 1), -(int) uniform(0, 60)) / log2_of(x));
    }
    /* seams: mantissas around the square root of 2, exponents around n + 1/2 */
    for (int i = 0; i < 150; i++) {
        double x = ldexp(sqrt(2) + (int) uniform(-4, 4) * 0x1p-52, (int) uniform(-1000, 1000));
        point(x, ((int) uniform(-1070, 1020) + 0.5 + ldexp(uniform(-1, 1), -(int) uniform(10, 50))) / log2_of(x));
    }
    /* subnormal results */
    for (int i = 0; i < 150; i++) {
        double x = ldexp(uniform(1, 2), (int) uniform(-300, 300));
        point(x, uniform(-1076, -1021) / log2_of(x));
    }
    /* results that are binary64 numbers, or halfway between two */
    for (int i = 1; i <= 60; i++) {
        for (int j = -3; j <= 10; j += 3) point(i, j);
        point((double) i * i, 0.5);
        point((double) i * i * i * i, 0.25);
        point(-i, i);
    }
    for (int i = 0; i < 60; i++) point(uniform(-10, 10), (int) uniform(-9, 9));
    /* y = 1 and y = 2 */
    for (int i = 0; i < 60; i++) {
        double x = ldexp(uniform(-2, 2), (int) uniform(-500, 500));
        point(x, 1);
        point(x, 2);
    }
}

static void atan2_points(void) {
    double all[2 * SPECIALS + 1];
    int count = 0;
    all[count++] = NAN;
    for (size_t i = 0; i < SPECIALS; i++) {
        all[count++] = special[i];
        all[count++] = -special[i];
    }
    for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j += i < 6 ? 1 : 2) point(all[i], all[j]);
    }
    for (int i = 0; i < 500; i++) {
        double y = ldexp(uniform(-2, 2), (int) uniform(-1074, 1023));
        double x = ldexp(uniform(-2, 2), (int) uniform(-1074, 1023));
        point(y, x);
        point(y, fabs(y) * uniform(-4, 4));
        point(y, ldexp(y, i % 4 - 1) * (1 + (int) uniform(-5, 5) * 0x1p-52));
    }
    for (int e = -60; e <= 60; e++) point(uniform(1, 2), ldexp(uniform(-2, 2), e));
}

static void trigonometric_points(void) {
    exponents(-1074, -30, 15, 1);
    exponents(-30, 19, 1, 1);
    for (int i = 0; i < 20; i++) exponents(-5, 29, 1, 1);
    uniforms(-1e6, 1e6, 700);
    uniforms(-10, 10, 400);
    /* the numbers nearest to multiples of pi/4 */
    mpfr_t angle;
    mpfr_init2(angle, 53);
    mpfr_t quarter;
    mpfr_init2(quarter, PRECISION);
    mpfr_const_pi(quarter, MPFR_RNDN);
    mpfr_div_2ui(quarter, quarter, 2, MPFR_RNDN);
    for (int i = 0; i < 400; i++) {
        int n = i < 100 ? i : (int) uniform(1, i % 2 ? 1273239 : 1367130000);
        mpfr_mul_si(angle, quarter, n, MPFR_RNDN);
        around(mpfr_get_d(angle, MPFR_RNDN), 1);
    }
    /* near multiples of pi/2 */
    const double near[] = {11.0, 22.0, 33.0, 44.0, 355.0, 710.0, 103993.0, 104348.0, 208341.0, 312689.0, 833719.0};
    for (size_t i = 0; i < sizeof near / sizeof *near; i++) around(near[i], 2);
    around(1e6, 2);
    around(0x1p30, 2);
    mpfr_clears(angle, quarter, NULL);
}

static void write_golden(const char *folder, const function *f) {
    char path[1000];
    snprintf(path, sizeof path, "%s/%s.txt", folder, f->name);
    file = fopen(path, "w");
    if (!file) {
        perror(path);
        exit(1);
    }
    current = f;
    state = 2026;
    if (!strcmp(f->name, "pow")) {
        pow_points();
    } else if (!strcmp(f->name, "atan2")) {
        atan2_points();
    } else {
        special_values();
    }
    if (!strcmp(f->name, "exp")) {
        exponents(-1074, -30, 15, 1);
        exponents(-30, 9, 1, 1);
        uniforms(-745.2, 709.8, 1000);
        uniforms(-745.2, -708, 300);
        uniforms(-1, 1, 300);
        for (int n = -1075; n <= 1023; n += 7) around((n + 0.5) * M_LN2, 1);
        around(709.782712893384, 3);
        around(-745.1332191019412, 3);
        around(-708.3964185322641, 3);
    } else if (!strncmp(f->name, "log", 3)) {
        exponents(-1074, 1023, 1, 0);
        uniforms(0.5, 2, 400);
        for (int e = 1; e <= 52; e++) {
            around(1 + ldexp(uniform(1, 2), -e - 1), 1);
            around(1 - ldexp(uniform(1, 2), -e - 1), 1);
        }
        for (int e = -1074; e <= 1023; e += 13) around(ldexp(sqrt(0.5), e), 1);
        for (int e = -1074; e <= 1023; e += 11) point(ldexp(1, e), 0);
        for (int e = -20; e <= 22; e++) point(pow(10, e), 0);
    } else if (!strcmp(f->name, "sin") || !strcmp(f->name, "cos") || !strcmp(f->name, "tan")) {
        trigonometric_points();
    } else if (!strcmp(f->name, "asin") || !strcmp(f->name, "acos")) {
        exponents(-1074, -30, 15, 1);
        for (int i = 0; i < 6; i++) exponents(-30, -1, 1, 1);
        uniforms(-1, 1, 1200);
        around(0.5, 20);
        around(-0.5, 20);
        for (int e = 1; e <= 53; e++) {
            double x = 1 - ldexp(uniform(1, 2), -e - 1);
            around(x, 1);
            around(-x, 1);
        }
    } else if (!strcmp(f->name, "atan") || !strcmp(f->name, "tanh")) {
        exponents(-1074, 1023, 15, 1);
        for (int i = 0; i < 8; i++) exponents(-30, 10, 1, 1);
        uniforms(-4, 4, 800);
        uniforms(-22, 22, 500);
        const double seam[] = {0.5, 1, 2, 0x1.0p53, 0x1p54, 18.714973875118524, 19.061547465398494};
        for (size_t i = 0; i < sizeof seam / sizeof *seam; i++) around(seam[i], 5);
        for (int n = 1; n <= 60; n++) around(n * M_LN2 / 2, 2);
    } else if (!strcmp(f->name, "normal_quantile")) {
        exponents(-1074, -1, 2, 0);
        uniforms(0, 1, 800);
        around(0.075, 5);
        around(0.925, 5);
        around(1.3887943864964021e-11, 5);
        for (int e = 1; e <= 53; e++) point(1 - ldexp(uniform(1, 2), -e - 1), 0);
        for (int e = 2; e <= 54; e++) point(0.5 + ldexp(uniform(-1, 1), -e), 0);
    }
    if (!strcmp(f->name, "normal_probability")) {
        exponents(-1074, -30, 15, 1);
        for (int i = 0; i < 4; i++) exponents(-30, 5, 1, 1);
        uniforms(-39, 9, 1000);
        uniforms(-3, 3, 500);
        uniforms(-38.6, -37.4, 200);
        const double seam[] = {5, 39, 38.4674056, 37.5193793, 8.2923611, 8.2095362};
        for (size_t i = 0; i < sizeof seam / sizeof *seam; i++) {
            around(seam[i], 3);
            around(-seam[i], 3);
        }
    }
    fclose(file);
}
