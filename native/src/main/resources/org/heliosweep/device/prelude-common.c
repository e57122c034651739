/* What follows is the same in all languages of the family. */

/* The representation of a real; that of every NaN is the same. */
INNER int64_t bits_of_real(double value)
{
    return select_integer(truth_of(value == value), representation(value), 0x7ff8000000000000);
}

/* Truncated towards zero; the nearest integer where there is none, and 0 for NaN. */
INNER int64_t integer_of_real(double value)
{
    const truth below = truth_of(value < -0x1p63);
    const truth above = truth_of(value >= 0x1p63);
    const double inside = select_real(truth_of(value == value) & negation(below | above), value, 0.0);
    return select_integer(above, 9223372036854775807, select_integer(below, (-9223372036854775807 - 1), (int64_t) inside));
}

/* The second operand where either is NaN or both are zero. */
INNER double minimum(double a, double b)
{
    return select_real(truth_of(a < b), a, b);
}

INNER double maximum(double a, double b)
{
    return select_real(truth_of(a > b), a, b);
}

/* Integers wrap around, which is defined for unsigned ones alone. */
INNER int64_t integer_add(int64_t a, int64_t b)
{
    return (int64_t) ((uint64_t) a + (uint64_t) b);
}

INNER int64_t integer_subtract(int64_t a, int64_t b)
{
    return (int64_t) ((uint64_t) a - (uint64_t) b);
}

INNER int64_t integer_multiply(int64_t a, int64_t b)
{
    return (int64_t) ((uint64_t) a * (uint64_t) b);
}

/* Truncated towards zero; the one quotient that does not fit wraps around. */
INNER int64_t integer_divide(int64_t a, int64_t b)
{
    return b == -1 ? integer_subtract(0, a) : a / b;
}

/* With the sign of the dividend. */
INNER int64_t integer_remainder(int64_t a, int64_t b)
{
    return b == -1 ? 0 : a % b;
}

/* The low six bits of the second operand count. */
INNER int64_t shift_left(int64_t a, int64_t b)
{
    return (int64_t) ((uint64_t) a << (b & 63));
}

INNER int64_t shift_right(int64_t a, int64_t b)
{
    return a >> (b & 63);
}

INNER int64_t shift_right_unsigned(int64_t a, int64_t b)
{
    return (int64_t) ((uint64_t) a >> (b & 63));
}

/* Of a number that is not negative by a positive one, both below 2^52. */
INNER int64_t small_divide(int64_t a, int64_t b)
{
    return (int64_t) ((double) a / (double) b);
}

INNER int64_t small_remainder(int64_t a, int64_t b)
{
    return a - small_divide(a, b) * b;
}

INNER int64_t least_integer(int64_t a, int64_t b)
{
    return a < b ? a : b;
}
