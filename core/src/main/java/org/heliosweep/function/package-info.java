/**
 * exp, log, pow, trigonometry and the rest as graphs of exact primitive operations. A back end that renders these
 * operations gets the same bits as every other; there are no coefficients anywhere else.
 *
 * <p>{@link org.heliosweep.function.Functions} replaces calls in a graph. Each function has a full form, which is right
 * for every argument, and where that saves much a core for ordinary arguments with a predicate that says where it
 * holds ({@link org.heliosweep.function.Expansion}). There are no tables and no branches: selections only. The result
 * never depends on the payload or sign of a NaN, so a back end need not make NaN canonical between the operations.
 *
 * <p>Measured: operations of the full form and of the core with its predicate (without the reading of representations
 * as another type, which costs nothing), and the largest error in ulp that was found, against MPFR, over some 30 million
 * arguments of {@code core/src/test/golden/measure.sh}: all exponents, the surroundings of every seam of the argument
 * reductions, results near 1, the edges of overflow and underflow, subnormal results. An ulp is the distance of
 * binary64 numbers at the exact value, so the second rounding of a subnormal result is counted.
 *
 * <table>
 * <caption>Operations and largest errors</caption>
 * <tr><th>function</th><th>full</th><th>core</th><th>error, ulp</th><th>promised</th></tr>
 * <tr><td>exp</td><td>28</td><td>23</td><td>0.86</td><td>1, monotonic</td></tr>
 * <tr><td>log</td><td>35</td><td>27</td><td>0.85</td><td>1, monotonic</td></tr>
 * <tr><td>log2</td><td>45</td><td>37</td><td>0.74</td><td>1, exact at powers of two</td></tr>
 * <tr><td>log10</td><td>47</td><td>39</td><td>0.65</td><td>1</td></tr>
 * <tr><td>pow</td><td>128</td><td>88</td><td>0.88</td><td>2, exact where the result is a binary64 number</td></tr>
 * <tr><td>sin up to 10^6</td><td>42</td><td></td><td>0.73</td><td>1</td></tr>
 * <tr><td>sin up to 2^30</td><td></td><td></td><td>1.84</td><td>3</td></tr>
 * <tr><td>cos up to 10^6</td><td>43</td><td></td><td>0.73</td><td>1</td></tr>
 * <tr><td>cos up to 2^30</td><td></td><td></td><td>1.83</td><td>3</td></tr>
 * <tr><td>tan up to 10^6</td><td>57</td><td></td><td>0.89</td><td>1</td></tr>
 * <tr><td>tan up to 2^30</td><td></td><td></td><td>2.61</td><td>3</td></tr>
 * <tr><td>asin</td><td>38</td><td></td><td>0.63</td><td>2</td></tr>
 * <tr><td>acos</td><td>41</td><td></td><td>0.60</td><td>2</td></tr>
 * <tr><td>atan</td><td>46</td><td></td><td>0.77</td><td>2</td></tr>
 * <tr><td>atan2</td><td>66</td><td>56</td><td>0.95</td><td>2</td></tr>
 * <tr><td>tanh</td><td>38</td><td></td><td>1.08</td><td>2</td></tr>
 * <tr><td>floor, ceil</td><td>11</td><td></td><td>0</td><td>exact</td></tr>
 * <tr><td>round</td><td>8</td><td></td><td>0</td><td>exact</td></tr>
 * <tr><td>normal_quantile</td><td>100</td><td>90</td><td>4.89</td><td>6</td></tr>
 * <tr><td>normal_probability</td><td>68</td><td>63</td><td>3.94</td><td>5</td></tr>
 * <tr><td>philox4x32_10</td><td>107</td><td></td><td>0</td><td>exact</td></tr>
 * </table>
 *
 * <p>All but tanh and the two of the normal distribution are below 1 ulp, so they are exact wherever the result is a binary64 number: the error
 * before the last rounding is below half an ulp.
 */
package org.heliosweep.function;
