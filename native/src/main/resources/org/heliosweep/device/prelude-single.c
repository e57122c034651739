/* Operations on floats, one by one. */

/* Where a function of the library is no instruction, it gives the same. */
static inline float single_absolute(float a)
{
    return fabsf(a);
}

static inline float single_square_root(float a)
{
    return sqrtf(a);
}

static inline float single_divide(float a, float b)
{
    return a / b;
}

static inline float single_fused_multiply_add(float factor, float multiplier, float addend)
{
    return fmaf(factor, multiplier, addend);
}

#if defined(IS_CALLING) || defined(__clang__)
static inline int32_t representation_of_single(float value)
{
    int32_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}
#endif

#if defined(IS_CALLING)
static inline float select_single(truth condition, float when_true, float when_false)
{
    const int32_t all = (int32_t) condition;
    const int32_t bits = (representation_of_single(when_true) & all) | (representation_of_single(when_false) & ~all);
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}
#else
static inline float select_single(truth condition, float when_true, float when_false)
{
    return condition ? when_true : when_false;
}
#endif

/* The same value, of which compilers with the faults of LLVM do not know that it is. */
#if defined(__clang__)
static inline float concealed_single(float value)
{
    const int32_t bits = representation_of_single(value) ^ (int32_t) unknown_zero;
    float same;
    memcpy(&same, &bits, sizeof same);
    return same;
}
#else
#define concealed_single(value) (value)
#endif

