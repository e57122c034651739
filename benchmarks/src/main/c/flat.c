/*
 * W, flat: every scenario has its own inputs, which lie in memory; its outputs are reduced. With -DLINKS=k, W k times,
 * each taking the cap of the one before into T; the outputs are those of the last one.
 */
#include "w.h"

#ifndef LINKS
#define LINKS 1
#endif

static double column[INPUTS][COLUMN] __attribute__((aligned(64)));
static struct block block __attribute__((aligned(64)));
static struct reduction all;

/* Not inlined, so that no round can profit from what the one before computed. */
static __attribute__((noinline)) int64_t round_of_columns(void) {
    for (int from = 0; from < COLUMN; from += BLOCK) {
        for (int i = 0; i < BLOCK; i++) {
            int j = from + i;
            double t = column[T][j];
            struct outputs outputs = {{0}, 0};
#pragma GCC unroll 32
            for (int link = 0; link < LINKS; link++) {
                double own = link == 0 ? t : t + 0.01 * outputs.number[CAP];
                outputs = w(own, column[EM][j], column[GW][j], column[D0][j], column[A][j], column[R][j], column[B][j],
                            column[N][j]);
            }
            put(&block, i, outputs);
        }
        reduce(&all, &block, BLOCK);
    }
    return COLUMN;
}

int main(void) {
    fill_columns(column);
    begin(&all);
    round_of_columns();
    report(&all);
    serve(round_of_columns);
    return 0;
}
