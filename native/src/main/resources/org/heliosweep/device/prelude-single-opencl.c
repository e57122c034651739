/* Operations on floats, one by one. Quotients and roots of floats may be less exact; those of doubles are rounded. */

INNER float single_absolute(float a)
{
    return fabs(a);
}

INNER float single_square_root(float a)
{
    return (float) sqrt((double) a);
}

INNER float single_divide(float a, float b)
{
    return (float) ((double) a / (double) b);
}

INNER float single_fused_multiply_add(float factor, float multiplier, float addend)
{
    return fma(factor, multiplier, addend);
}

INNER float select_single(truth condition, float when_true, float when_false)
{
    return condition ? when_true : when_false;
}

/* The same value, of which compilers do not know that it is. */
#define concealed_single(value) as_float(as_int(value) ^ (int32_t) unknown_zero)

