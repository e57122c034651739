package org.heliosweep.arrow;

import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.Float4Vector;
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
                staging.longs[row] = batch.first() + row;
            }
            for (int word = 0; word < Staging.words(rows); word++) {
                staging.present[word] = -1L >>> -Staging.rowsOfWord(word, rows);
            }
            staging.storeLongs(vector, rows);
        }
    }

    /**
     * Numbers; null where the scenario is not valid and where they are not finite. There is no −0. In a vector of floats
     * they are such: nothing is lost.
     */
    record Reals(int column, BaseFixedWidthVector vector) implements Filler {
        private static final long EXPONENT = 0x7ff0_0000_0000_0000L;
        private static final long LEAST_OF_EXPONENT = 0x0010_0000_0000_0000L;

        /** Works on the bits, without a branch: nothing here is predictable where many scenarios are invalid. */
        @Override
        public void fill(Batch batch, Staging staging) {
            int rows = batch.rows();
            staging.takeReals(batch, column);
            long[] values = staging.longs;
            for (int word = 0; word < Staging.words(rows); word++) {
                int base = word << 6;
                int end = Staging.rowsOfWord(word, rows);
                long valid = staging.valid(word);
                long present = 0;
                for (int bit = 0; bit < end; bit++) {
                    // Adding 0 turns −0 into +0.
                    long bits = Double.doubleToRawLongBits(Double.longBitsToDouble(values[base + bit]) + 0.0);
                    // The exponent of what is not finite is all ones, so that one more overflows into the sign.
                    long finite = ~((bits & EXPONENT) + LEAST_OF_EXPONENT) >>> 63;
                    long keep = finite & (valid >>> bit);
                    present |= keep << bit;
                    values[base + bit] = bits & -keep;
                }
                staging.present[word] = present;
            }
            if (vector instanceof Float4Vector) {
                staging.storeSingles(vector, rows);
            } else {
                staging.storeLongs(vector, rows);
            }
        }
    }

    /** Positions of labels; null where the scenario is not valid. */
    record Labels(int column, int count, IndexWidth width, BaseFixedWidthVector vector) implements Filler {
        @Override
        public void fill(Batch batch, Staging staging) {
            int rows = batch.rows();
            staging.takeLabels(batch, column);
            int[] positions = staging.positions;
            for (int row = 0; row < rows; row++) {
                int position = staging.status[row] == 0 ? positions[row] : 0;
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
            staging.takeTruths(batch, column);
            for (int word = 0; word < Staging.words(rows); word++) {
                int base = word << 6;
                int end = Staging.rowsOfWord(word, rows);
                long bits = 0;
                for (int bit = 0; bit < end; bit++) {
                    bits |= (long) staging.bytes[base + bit] << bit;
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
            for (int row = 0; row < rows; row++) {
                staging.positions[row] = reasons.position(staging.status[row]);
            }
            staging.presentWhereNotValid(rows);
            staging.storePositions(vector, width, rows);
        }
    }
}
