/* Operations on floats, one by one, rounded to nearest whatever the compiler is told. */

INNER float single_absolute(float a)
{
    return fabsf(a);
}

INNER float single_square_root(float a)
{
    return __fsqrt_rn(a);
}

INNER float single_divide(float a, float b)
{
    return __fdiv_rn(a, b);
}

INNER float single_fused_multiply_add(float factor, float multiplier, float addend)
{
    return __fmaf_rn(factor, multiplier, addend);
}

INNER float select_single(truth condition, float when_true, float when_false)
{
    return condition ? when_true : when_false;
}

/* The same value, of which compilers do not know that it is. */
#define concealed_single(value) __int_as_float(__float_as_int(value) ^ (int32_t) unknown_zero)

