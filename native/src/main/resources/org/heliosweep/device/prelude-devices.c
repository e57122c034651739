/* What follows is the same on all devices. */

#undef NAN
#undef INFINITY
#define NAN real_of_bits(0x7ff8000000000000UL)
#define INFINITY real_of_bits(0x7ff0000000000000UL)

typedef bool truth;
#define ALWAYS ((truth) 1)
#define NEVER ((truth) 0)

INNER truth truth_of(bool condition)
{
    return condition;
}

INNER truth negation(truth a)
{
    return !a;
}

/* How many there are with one more that counts. */
INNER int64_t counted(int64_t count, truth counts)
{
    return count + (counts ? 1 : 0);
}

INNER int64_t select_integer(truth condition, int64_t when_true, int64_t when_false)
{
    return condition ? when_true : when_false;
}

INNER double select_real(truth condition, double when_true, double when_false)
{
    return condition ? when_true : when_false;
}

/* The same value, of which compilers do not know that it is; each kernel has a zero that they do not know. */
#define concealed(value) real_of_bits(representation(value) ^ unknown_zero)

/*
 * Counts a key in a counter of 64 bits, which is two of 32: so the results need no atomic operations of 64 bits, which
 * not all devices have. Of 2^32 that count, exactly one finds the lower one full.
 */
INNER void count_key(GLOBAL int32_t *counter)
{
    if (COUNT_ATOMICALLY(counter) == -1) {
        COUNT_ATOMICALLY(counter + 1);
    }
}

