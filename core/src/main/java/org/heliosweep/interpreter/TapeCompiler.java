package org.heliosweep.interpreter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Region;
import org.heliosweep.graph.Type;

/** Makes a {@link Tape} of a graph: gives each value a register and writes the instructions in order. */
final class TapeCompiler {
    private static final int NO_REGISTER = -1;

    private final Map<Node.Input, Integer> inputs = new LinkedHashMap<>();
    private final Map<Node.Literal, Integer> literals = new LinkedHashMap<>();
    private final Map<ConstantArray, Integer> arrays = new LinkedHashMap<>();
    private int[] code = new int[64 * Tape.WORDS];
    private int length;
    private int registers;

    Tape compile(Graph graph, List<Integer> roots) {
        int[] nodeRegisters = emit(graph, roots, new int[0]);
        long[] initial = new long[registers];
        literals.forEach((literal, register) -> initial[register] = literal.bits());
        return new Tape(
                Arrays.copyOf(code, length),
                initial,
                arrays.keySet().stream().map(ConstantArray::toArray).toArray(double[][]::new),
                new ArrayList<>(inputs.keySet()),
                toArray(inputs.values().stream().toList()),
                graph,
                nodeRegisters);
    }

    /**
     * Writes what the roots of a graph depend on.
     *
     * @param parameters the registers of the graph's parameters, by their position
     * @return the register of each node, or {@link #NO_REGISTER}
     */
    private int[] emit(Graph graph, List<Integer> roots, int[] parameters) {
        boolean[] reached = graph.reachable(roots);
        int[] register = new int[graph.size()];
        Arrays.fill(register, NO_REGISTER);
        // where the carried values of a loop are when it has ended
        Map<Integer, int[]> carried = new LinkedHashMap<>();
        for (int id = 0; id < graph.size(); id++) {
            if (!reached[id]) {
                continue;
            }
            switch (graph.node(id)) {
                case Node.Literal literal -> register[id] = literals.computeIfAbsent(literal, _ -> registers++);
                case Node.Input input -> register[id] = inputs.computeIfAbsent(input, _ -> registers++);
                case Node.Parameter parameter -> register[id] = parameterRegister(parameter, parameters);
                case Node.Unary unary -> {
                    register[id] = registers++;
                    write(TapeOperation.of(unary.operation()), register[id], register[unary.operand()], 0, 0);
                }
                case Node.Binary binary -> {
                    register[id] = registers++;
                    int operation = TapeOperation.of(binary.operation());
                    write(operation, register[id], register[binary.left()], register[binary.right()], 0);
                }
                case Node.FusedMultiplyAdd fused -> {
                    register[id] = registers++;
                    write(
                            TapeOperation.FUSED_MULTIPLY_ADD,
                            register[id],
                            register[fused.factor()],
                            register[fused.multiplier()],
                            register[fused.addend()]);
                }
                case Node.SingleFusedMultiplyAdd fused -> {
                    register[id] = registers++;
                    write(
                            TapeOperation.SINGLE_FUSED_MULTIPLY_ADD,
                            register[id],
                            register[fused.factor()],
                            register[fused.multiplier()],
                            register[fused.addend()]);
                }
                case Node.Select select -> {
                    register[id] = registers++;
                    write(
                            TapeOperation.SELECT,
                            register[id],
                            register[select.condition()],
                            register[select.whenTrue()],
                            register[select.whenFalse()]);
                }
                case Node.Element element -> {
                    register[id] = registers++;
                    int array = arrays.computeIfAbsent(element.array(), _ -> arrays.size());
                    write(TapeOperation.ELEMENT, register[id], register[element.index()], array, 0);
                }
                case Node.Call call ->
                    throw new IllegalArgumentException(call + " has to be expanded into primitive operations first");
                case Node.Loop loop -> carried.put(id, emit(loop, register));
                case Node.LoopResult result -> register[id] = carried.get(result.loop())[result.index()];
            }
        }
        return register;
    }

    /** Writes a loop and returns the registers of its carried values; after the last trip they are its results. */
    private int[] emit(Node.Loop loop, int[] outer) {
        int[] carried =
                loop.initial().stream().mapToInt(id -> copyOf(outer[id])).toArray();
        if (loop.trips() == 0) {
            return carried;
        }
        int counter = copyOf(literals.computeIfAbsent(new Node.Literal(Type.INTEGER, 0), _ -> registers++));
        int start = length;
        Region body = loop.body();
        IntStream captured = loop.captured().stream().mapToInt(id -> outer[id]);
        int[] parameters = IntStream.concat(IntStream.of(counter), IntStream.concat(IntStream.of(carried), captured))
                .toArray();
        int[] inner = emit(body.graph(), body.results(), parameters);
        int[] results = body.results().stream().mapToInt(id -> inner[id]).toArray();
        for (int index = 0; index < results.length; index++) {
            // a result that is a carried value itself has to be saved before that is overwritten
            if (contains(carried, results[index]) && results[index] != carried[index]) {
                results[index] = copyOf(results[index]);
            }
        }
        for (int index = 0; index < results.length; index++) {
            if (results[index] != carried[index]) {
                write(TapeOperation.COPY, carried[index], results[index], 0, 0);
            }
        }
        write(TapeOperation.REPEAT, counter, 0, loop.trips(), start);
        return carried;
    }

    private static int parameterRegister(Node.Parameter parameter, int[] parameters) {
        if (parameter.index() >= parameters.length) {
            throw new IllegalArgumentException(parameter + " stands outside the body of a loop");
        }
        return parameters[parameter.index()];
    }

    private int copyOf(int register) {
        int copy = registers++;
        write(TapeOperation.COPY, copy, register, 0, 0);
        return copy;
    }

    private void write(int operation, int result, int a, int b, int c) {
        if (result >= 1 << (Integer.SIZE - Tape.OPERATION_BITS)) {
            throw new IllegalArgumentException("the graph has more than " + result + " values");
        }
        if (length == code.length) {
            code = Arrays.copyOf(code, 2 * length);
        }
        code[length] = operation | result << Tape.OPERATION_BITS;
        code[length + 1] = a;
        code[length + 2] = b;
        code[length + 3] = c;
        length += Tape.WORDS;
    }

    private static boolean contains(int[] values, int value) {
        return Arrays.stream(values).anyMatch(each -> each == value);
    }

    private static int[] toArray(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
