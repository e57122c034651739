/**
 * Programs that measure the reference workload W, which is {@link org.heliosweep.workload}.
 *
 * <p>{@link org.heliosweep.benchmarks.Throughput} is the program that the script {@code compare} runs side by side with
 * the same work in other languages. The JMH benchmarks are in {@code org.heliosweep.benchmarks.measure}. Nothing depends
 * on this module.
 */
package org.heliosweep.benchmarks;
