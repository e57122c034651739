package org.heliosweep.arrow;

import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.Float8Vector;
import org.heliosweep.kernel.Batch;

/** Fills the Arrow vector of one column with the rows of a batch. A null takes the bytes of a zero. */
sealed interface Filler {
    /** What is filled. */
    BaseFixedWidthVector vector();

    /**
     * Fills the vector.
     *
     * @param batch the rows
     * @param staging knows which rows of the batch are valid
     */
    void fill(Batch batch, Staging staging);

    /** Numbers of scenarios; never null. */
    record Number(BigIntVector vector) implements Filler {
        @Override
        public void fill(Batch batch, Staging staging) {
            int rows = batch.rows();
            for (int row = 0; row < rows; row++) {
                staging.integers[row] = batch.first() + row;
            }
            for (int word = 0; word < Staging.words(rows); word++) {
                staging.present[word] = -1L >>> -Staging.rowsOfWord(word, rows);
            }
            staging.storeIntegers(vector, rows);
        }
    }

    /** Numbers; null where the scenario is not valid and where they are not finite. There is no −0. */
    record Reals(int column, Float8Vector vector) implements Filler {
        @Override
        public void fill(Batch batch, Staging staging) {
            int rows = batch.rows();
            double[] values = batch.reals(column);
            double[] reals = staging.reals;
            for (int word = 0; word < Staging.words(rows); word++) {
                int base = word << 6;
                int end = Staging.rowsOfWord(word, rows);
                long valid = staging.valid(word);
                long present = 0;
                for (int bit = 0; bit < end; bit++) {
                    double value = values[base + bit];
                    boolean kept = (valid >>> bit & 1) != 0 && Math.abs(value) <= Double.MAX_VALUE;
                    present |= kept ? 1L << bit : 0;
                    reals[base + bit] = kept ? value + 0.0 : 0.0;
                }
                staging.present[word] = present;
            }
            staging.storeReals(vector, rows);
        }
    }

    /** Positions of labels; null where the scenario is not valid. */
    record Labels(int column, int count, IndexWidth width, BaseFixedWidthVector vector) implements Filler {
        @Override
        public void fill(Batch batch, Staging staging) {
            int rows = batch.rows();
            int[] values = batch.labels(column);
            int[] status = batch.status();
            int[] positions = staging.positions;
            for (int row = 0; row < rows; row++) {
                int position = status[row] == 0 ? values[row] : 0;
                if (position < 0 || position >= count) {
                    throw new IllegalArgumentException("scenario " + (batch.first() + row) + " has label " + position
                            + " of the column " + vector.getName() + ", which has " + count);
                }
                positions[row] = position;
            }
            staging.presentWhereValid(rows);
            staging.storePositions(vector, width, rows);
        }
    }

    /** Truths; null where the scenario is not valid. */
    record Truths(int column, BitVector vector) implements Filler {
        @Override
        public void fill(Batch batch, Staging staging) {
            int rows = batch.rows();
            boolean[] values = batch.truths(column);
            for (int word = 0; word < Staging.words(rows); word++) {
                int base = word << 6;
                int end = Staging.rowsOfWord(word, rows);
                long bits = 0;
                for (int bit = 0; bit < end; bit++) {
                    bits |= values[base + bit] ? 1L << bit : 0;
                }
                staging.truths[word] = bits & staging.valid(word);
            }
            staging.presentWhereValid(rows);
            staging.storeTruths(vector, rows);
        }
    }

    /** Why scenarios are invalid or excluded; null where they are valid. */
    record Reason(Reasons reasons, IndexWidth width, BaseFixedWidthVector vector) implements Filler {
        @Override
        public void fill(Batch batch, Staging staging) {
            int rows = batch.rows();
            int[] status = batch.status();
            for (int row = 0; row < rows; row++) {
                staging.positions[row] = reasons.position(status[row]);
            }
            staging.presentWhereNotValid(rows);
            staging.storePositions(vector, width, rows);
        }
    }
}
