
/* The sum over the lanes of a leaf: lane i takes i + 16, i + 8, i + 4, i + 2, i + 1. */
INNER double sum_of_leaf(GLOBAL const double *lanes)
{
    double sums[16];
    for (int lane = 0; lane < 16; lane++) {
        sums[lane] = lanes[lane] + lanes[lane + 16];
    }
    for (int distance = 8; distance > 0; distance /= 2) {
        for (int lane = 0; lane < distance; lane++) {
            sums[lane] = sums[lane] + sums[lane + distance];
        }
    }
    return sums[0];
}

/* The sum over the leaves of a batch: a binary tree keyed by their index. */
INNER double sum_of_batch(GLOBAL const double *lanes, int stride)
{
    double sums[16];
    for (int leaf = 0; leaf < 16; leaf++) {
        sums[leaf] = sum_of_leaf(lanes + leaf * stride);
    }
    for (int distance = 1; distance < 16; distance *= 2) {
        for (int leaf = 0; leaf < 16; leaf += 2 * distance) {
            sums[leaf] = sums[leaf] + sums[leaf + distance];
        }
    }
    return sums[0];
}

INNER double least_of_batch(GLOBAL const double *lanes, int stride)
{
    double least = INFINITY;
    for (int leaf = 0; leaf < 16; leaf++) {
        for (int lane = 0; lane < 32; lane++) {
            least = minimum(lanes[leaf * stride + lane], least);
        }
    }
    return least;
}

INNER double greatest_of_batch(GLOBAL const double *lanes, int stride)
{
    double greatest = -INFINITY;
    for (int leaf = 0; leaf < 16; leaf++) {
        for (int lane = 0; lane < 32; lane++) {
            greatest = maximum(lanes[leaf * stride + lane], greatest);
        }
    }
    return greatest;
}

INNER int64_t count_of_batch(GLOBAL const int64_t *lanes, int stride)
{
    int64_t count = 0;
    for (int leaf = 0; leaf < 16; leaf++) {
        for (int lane = 0; lane < 32; lane++) {
            count += lanes[leaf * stride + lane];
        }
    }
    return count;
}
