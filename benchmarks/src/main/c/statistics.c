/*
 * W, flat, with mean, standard deviation and quantiles of every output. Quantiles come from counts in buckets of the
 * leading 22 bits, as Heliosweep's do: within 0.05 % of the value.
 */
#include <string.h>

#include "w.h"

enum { BUCKETS = 1 << 22, IGNORED_BITS = 42 };

static double column[INPUTS][COLUMN] __attribute__((aligned(64)));
static struct block block __attribute__((aligned(64)));
static struct reduction all;
static double squares[NUMBERS];
static int64_t bucket[NUMBERS][BUCKETS];

/* Not inlined, so that no round can profit from what the one before computed. */
static __attribute__((noinline)) int64_t round_of_columns(void) {
    for (int from = 0; from < COLUMN; from += BLOCK) {
        for (int i = 0; i < BLOCK; i++) {
            int j = from + i;
            put(&block, i,
                w(column[T][j], column[EM][j], column[GW][j], column[D0][j], column[A][j], column[R][j], column[B][j],
                  column[N][j]));
        }
        reduce(&all, &block, BLOCK);
        for (int k = 0; k < NUMBERS; k++) {
            double sum = 0;
            for (int i = 0; i < BLOCK; i++) {
                sum += block.number[k][i] * block.number[k][i];
            }
            squares[k] += sum;
            for (int i = 0; i < BLOCK; i++) {
                uint64_t bits;
                memcpy(&bits, &block.number[k][i], sizeof bits);
                bucket[k][bits >> IGNORED_BITS]++;
            }
        }
    }
    return COLUMN;
}

/* The middle of the bucket that holds the value of this rank from 1, but no value that is not there. */
static double ranked(int k, int64_t rank) {
    int64_t below = 0;
    uint64_t key = 0;
    for (below = bucket[k][0]; below < rank; below += bucket[k][key]) {
        key++;
    }
    uint64_t bits = key << IGNORED_BITS | (uint64_t)1 << (IGNORED_BITS - 1);
    double middle;
    memcpy(&middle, &bits, sizeof middle);
    double capped = middle < all.greatest[k] ? middle : all.greatest[k];
    return capped > all.least[k] ? capped : all.least[k];
}

static void report_statistics(void) {
    static const int percent[] = {1, 5, 25, 50, 75, 95, 99};
    for (int k = 0; k < NUMBERS; k++) {
        double count = (double)all.count;
        double mean = all.sum[k] / count;
        printf("statistics-%s %.17g %.17g", number_name[k], mean,
               sqrt((squares[k] - count * mean * mean) / (count - 1)));
        for (unsigned p = 0; p < sizeof percent / sizeof *percent; p++) {
            printf(" %.17g", ranked(k, (all.count * percent[p] + 99) / 100));
        }
        putchar('\n');
    }
}

int main(void) {
    fill_columns(column);
    begin(&all);
    round_of_columns();
    report(&all);
    report_statistics();
    serve(round_of_columns);
    return 0;
}
