package org.heliosweep.function;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.interpreter.Tape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhiloxTest {
    /** The lines "philox4x32 10" of the file tests/kat_vectors of Random123 1.14: counter, key, result. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000 00000000 00000000 00000000 00000000 00000000 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
                "ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff 408f276d 41c83b0e a20bc7c6 6d5451fd",
                "243f6a88 85a308d3 13198a2e 03707344 a4093822 299f31d0 d16cfe09 94fdcceb 5001e420 24126ea1",
            })
    void knownAnswers(String line) {
        long[] words = Arrays.stream(line.split(" "))
                .mapToLong(word -> Long.parseLong(word, 16))
                .toArray();
        GraphBuilder builder = new GraphBuilder();
        Formula formula = new Formula(builder);
        int[] inputs = new int[6];
        for (int index = 0; index < inputs.length; index++) {
            inputs[index] = builder.input("word" + index, Type.INTEGER);
        }
        int[] counter = Arrays.copyOf(inputs, 4);
        int[] key = Arrays.copyOfRange(inputs, 4, 6);
        int[] result = Philox.cleared(formula, Philox.words(formula, counter, key));
        Tape tape = Tape.of(builder.build(), Arrays.stream(result).boxed().toList());
        Tape.State state = tape.newState();
        for (int index = 0; index < inputs.length; index++) {
            state.setInteger(tape.inputIndex("word" + index), words[index]);
        }
        tape.run(state);
        assertArrayEquals(
                Arrays.copyOfRange(words, 6, 10),
                Arrays.stream(result).mapToLong(state::integer).toArray());
    }

    /** The two operands of 64 bits against a plain implementation. */
    @Test
    void wordsOfTheOperands() {
        Expansion expansion = Functions.expansion(Function.PHILOX);
        Tape tape = Tape.of(expansion.graph(), List.of(expansion.full()));
        Tape.State state = tape.newState();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            long counter = i < 10 ? i : random.nextLong();
            long key = random.nextLong();
            state.setInteger(tape.inputIndex("x"), counter);
            state.setInteger(tape.inputIndex("y"), key);
            tape.run(state);
            assertEquals(reference(counter, key), state.integer(expansion.full()));
        }
    }

    @Test
    void zeroCounterAndKey() {
        Expansion expansion = Functions.expansion(Function.PHILOX);
        Tape tape = Tape.of(expansion.graph(), List.of(expansion.full()));
        Tape.State state = tape.newState();
        tape.run(state);
        assertEquals(0xe169c58d_6627e8d5L, state.integer(expansion.full()));
    }

    /** A back end may then multiply 32 by 32 bits. */
    @Test
    void factorsAreVisiblyOf32Bits() {
        Expansion expansion = Functions.expansion(Function.PHILOX);
        int products = 0;
        for (Node node : expansion.graph().nodes()) {
            if (node instanceof Node.Binary product && product.operation() == BinaryOperation.INTEGER_MULTIPLY) {
                products++;
                Node.Binary mask = (Node.Binary) expansion.graph().node(product.left());
                assertEquals(BinaryOperation.BITS_AND, mask.operation());
                assertEquals(
                        new Node.Literal(Type.INTEGER, 0xffff_ffffL),
                        expansion.graph().node(mask.right()));
                Node.Literal multiplier = (Node.Literal) expansion.graph().node(product.right());
                assertEquals(multiplier.bits(), multiplier.bits() & 0xffff_ffffL);
            }
        }
        // the first round multiplies the two zero words of the counter away
        assertEquals(19, products);
    }

    private static long reference(long counter, long key) {
        int[] words = {(int) counter, (int) (counter >>> 32), 0, 0};
        int key0 = (int) key;
        int key1 = (int) (key >>> 32);
        for (int round = 0; round < 10; round++) {
            long product0 = Integer.toUnsignedLong(words[0]) * 0xD2511F53L;
            long product1 = Integer.toUnsignedLong(words[2]) * 0xCD9E8D57L;
            words = new int[] {
                (int) (product1 >>> 32) ^ words[1] ^ key0,
                (int) product1,
                (int) (product0 >>> 32) ^ words[3] ^ key1,
                (int) product0
            };
            key0 += 0x9E3779B9;
            key1 += 0xBB67AE85;
        }
        return Integer.toUnsignedLong(words[0]) | (long) words[1] << 32;
    }
}
