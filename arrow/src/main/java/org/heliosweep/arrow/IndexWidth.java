package org.heliosweep.arrow;

import org.apache.arrow.vector.types.pojo.ArrowType;

/** How wide the positions of labels are in a column; the narrowest one that holds them all. */
enum IndexWidth {
    /** Up to 128 labels. */
    BYTE(Byte.SIZE),
    /** Up to 32,768 labels. */
    SHORT(Short.SIZE),
    /** More. */
    INT(Integer.SIZE);

    private final int bits;

    IndexWidth(int bits) {
        this.bits = bits;
    }

    /** The width for so many labels. */
    static IndexWidth of(int labels) {
        return labels <= 1 << 7 ? BYTE : labels <= 1 << 15 ? SHORT : INT;
    }

    /** The type of the positions: signed, which every reader knows. */
    ArrowType.Int type() {
        return new ArrowType.Int(bits, true);
    }
}
