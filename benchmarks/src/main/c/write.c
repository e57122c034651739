/*
 * W, written: flat inputs as in flat.c; all ten outputs of every scenario are kept in columns, nine of doubles and one
 * of 32-bit positions, 76 bytes a scenario. The columns are larger than any cache and are written again and again.
 */
#include <string.h>

#include "w.h"

enum { ROWS = 240 * COLUMN };

/* Columns that all begin at the same place of a page would push each other out of the first-level cache. */
enum { STAGGER = 5 * 64 };

static double column[INPUTS][COLUMN] __attribute__((aligned(64)));
static struct block block __attribute__((aligned(64)));
static double *number[NUMBERS];
static int32_t *limit;
static int64_t next;

/* Not inlined, so that no round can profit from what the one before computed. */
static __attribute__((noinline)) int64_t round_of_columns(void) {
    for (int from = 0; from < COLUMN; from += BLOCK) {
        for (int i = 0; i < BLOCK; i++) {
            int j = from + i;
            put(&block, i,
                w(column[T][j], column[EM][j], column[GW][j], column[D0][j], column[A][j], column[R][j], column[B][j],
                  column[N][j]));
        }
        for (int k = 0; k < NUMBERS; k++) {
            memcpy(number[k] + next + from, block.number[k], sizeof block.number[k]);
        }
        for (int i = 0; i < BLOCK; i++) {
            limit[next + from + i] = (int32_t)block.limit[i];
        }
    }
    next = next + COLUMN == ROWS ? 0 : next + COLUMN;
    return COLUMN;
}

/* What the columns hold, reduced as in the other programs. */
static void report_columns(void) {
    struct reduction all;
    begin(&all);
    for (int64_t from = 0; from < ROWS; from += BLOCK) {
        for (int i = 0; i < BLOCK; i++) {
            for (int k = 0; k < NUMBERS; k++) {
                block.number[k][i] = number[k][from + i];
            }
            block.limit[i] = limit[from + i];
        }
        reduce(&all, &block, BLOCK);
    }
    report(&all);
}

int main(void) {
    fill_columns(column);
    for (int k = 0; k < NUMBERS; k++) {
        char *memory = aligned_alloc(4096, ROWS * sizeof(double) + 4096);
        if (!memory) {
            return 1;
        }
        number[k] = (double *)(memory + (k + 1) * STAGGER);
    }
    limit = aligned_alloc(64, ROWS * sizeof(int32_t));
    if (!limit) {
        return 1;
    }
    for (int64_t row = 0; row < ROWS; row += COLUMN) {
        round_of_columns();
    }
    report_columns();
    serve(round_of_columns);
    return 0;
}
