/* The second operand where either is NaN or both are zero. */
INNER float single_minimum(float a, float b)
{
    return select_single(truth_of(a < b), a, b);
}

INNER float single_maximum(float a, float b)
{
    return select_single(truth_of(a > b), a, b);
}

