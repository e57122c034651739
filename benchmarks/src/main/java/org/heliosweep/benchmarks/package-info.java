/**
 * The reference workload W, and programs that measure it.
 *
 * <p>{@link org.heliosweep.benchmarks.Workload} gives the plan of each {@link org.heliosweep.benchmarks.Variant}, {@link
 * org.heliosweep.benchmarks.Loop} evaluates it on one thread, and {@link org.heliosweep.benchmarks.Throughput} is the
 * program that the script {@code compare} runs side by side with the same work in other languages. The JMH benchmarks
 * are in {@code org.heliosweep.benchmarks.measure}. Nothing depends on this module.
 */
package org.heliosweep.benchmarks;
