package org.heliosweep.language;

import java.util.Optional;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Type;
import org.heliosweep.model.RootFinding;
import org.heliosweep.unit.Dimension;

/** Turns equations to solve into nodes, checking the unknown, its bounds and the units of both sides. */
final class SolveTyper {
    /**
     * The value of an unknown.
     *
     * @param exists the node that tells whether there is one
     * @param reason why a scenario is invalid where there is none; empty if another value is taken then
     */
    record Solved(Value.Number value, int exists, Optional<String> reason) {}

    private final SourceText source;
    private final ExpressionTyper typer;
    private final GraphBuilder graph;

    SolveTyper(SourceText source, ExpressionTyper typer, GraphBuilder graph) {
        this.source = source;
        this.typer = typer;
        this.graph = graph;
    }

    /**
     * Types an equation.
     *
     * @param name what the value of the unknown is called in the model
     */
    Solved type(Expression.Solve solve, Token name) {
        Value.Number low = typer.number(solve.low());
        Value.Number high = typer.number(solve.high());
        Value.Number bounds = like(low, high, solve.high(), "the bounds of 'solve' differ");
        Optional<Value.Number> input = typer.scope().input(solve.unknown().text());
        Value.Number unknown = input.isPresent() ? input(solve, input.get(), bounds) : unknown(solve, bounds);
        int difference = input.isPresent()
                ? typer.difference(solve)
                : typer.known(solve.unknown(), unknown, () -> typer.difference(solve));
        if (!RootFinding.dependsOn(graph, difference, unknown.node())) {
            throw problem(
                    solve.unknown().span(),
                    "the equation does not depend on '" + solve.unknown().text() + "'");
        }
        if (input.isPresent()) {
            refuseFixed(solve.unknown(), difference, unknown);
        }
        RootFinding.Root root = RootFinding.of(graph, unknown.node(), low.node(), high.node(), difference);
        if (solve.otherwise() == null) {
            return new Solved(at(bounds, root.value()), root.exists(), Optional.of(reason(solve, name)));
        }
        Value.Number otherwise = typer.number(solve.otherwise());
        Value.Number both =
                like(bounds, otherwise, solve.otherwise(), "the value behind 'else' is not like the bounds");
        return new Solved(
                at(both, graph.select(root.exists(), root.value(), otherwise.node())), root.exists(), Optional.empty());
    }

    private static Value.Number at(Value.Number like, int node) {
        return new Value.Number(node, like.dimension(), false, like.scale());
    }

    private Value.Number like(Value.Number first, Value.Number second, Expression place, String problem) {
        Dimension dimension = ExpressionTyper.same(first, second)
                .orElseThrow(() -> problem(
                        place.span(), problem + ": one is " + first.described() + ", the other " + second.described()));
        boolean isPoint = first.isPoint() || second.isPoint();
        return new Value.Number(
                first.node(),
                dimension,
                first.fits() && second.fits(),
                isPoint ? Value.Scale.POINT : Value.Scale.PLAIN);
    }

    /** An input as the unknown: whatever stands on it is taken as if it had another value. */
    private Value.Number input(Expression.Solve solve, Value.Number input, Value.Number bounds) {
        String needed = "the input '" + solve.unknown().text() + "' is " + input.described();
        typer.asDimension(bounds, solve.low(), input.dimension(), needed);
        return input;
    }

    /** What stands for values of other numbers of an index does not change with the input. */
    private void refuseFixed(Token input, int difference, Value.Number unknown) {
        typer.scope()
                .indexed()
                .flatMap(indexed -> indexed.fixed(difference, unknown.node()))
                .ifPresent(name -> {
                    throw problem(
                            input.span(),
                            "'" + input.text() + "' cannot be the unknown here: '" + name
                                    + "' may depend on it, and is taken from other numbers of an index or from a model"
                                    + " that is used");
                });
    }

    private Value.Number unknown(Expression.Solve solve, Value.Number bounds) {
        Token name = solve.unknown();
        if (name.text().contains(".")) {
            throw problem(
                    name.span(),
                    "'" + name.text() + "' is no input that is a number; the unknown is one, or a name of its own");
        }
        boolean isTaken = typer.isTaken(name.text())
                || FunctionTyper.isFunction(name.text())
                || name.text().equals("pi");
        if (isTaken) {
            throw problem(
                    name.span(),
                    "the name '" + name.text() + "' is taken; the unknown is an input, or has a name of its own");
        }
        // A name that no model can write, so that the unknown cannot be taken for an input.
        int node = graph.input("solve " + name.text() + " " + graph.size(), Type.REAL);
        return at(bounds, node);
    }

    private String reason(Expression.Solve solve, Token name) {
        return solve.reason() != null
                ? solve.reason()
                : name.text() + " has no solution: " + source.line(solve.equation());
    }

    private LanguageException problem(Span span, String message) {
        return new LanguageException(source, span, message);
    }
}
