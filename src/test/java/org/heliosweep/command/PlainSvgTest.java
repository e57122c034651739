package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlainSvgTest {
    @Test
    void whatCannotBeSeenIsTheSameEachTime() {
        String drawn = """
                <svg class="plt-container" width="640.0">
                  <style type="text/css">
                  .plt-container {
                   font-family: Lucida Grande, sans-serif;
                }
                #pAbCdEf .axis-text {
                   fill: #474747;
                }
                #dAbCdEf .tooltip {
                   fill: #ffffff;
                }

                  </style>
                  <g id="pAbCdEf" clip-path="url(#cZufpbI)" clip-bounds-jfx="[rect (0.0, 0.0), (1.5, 2.0)]">
                    <line x1="1.1368683772161603E-13" y1="12.345678" x2="-0.001" stroke-opacity="0.25">
                    </line>
                    <path d="M0.04 1.06 L10.0 0.449" stroke="#1f4e79">
                    </path>
                    <path fill="none" stroke-width="0.0" d="M1.0 2.0">
                    </path>
                    <text class="axis-text">
                    0.005
                    </text>
                    <clipPath id="cZufpbI"/>
                  </g>
                </svg>
                """;
        String plain = """
                <svg class="plt-container" width="640">
                <style type="text/css">.plt-container {
                   font-family: sans-serif;
                }
                #part1 .axis-text {
                   fill: #474747;
                }</style>
                <g id="part1" clip-path="url(#part2)">
                <line x1="0" y1="12.35" x2="0" stroke-opacity="0.25"/>
                <path d="M0 1.1 L10 0.4" stroke="#1f4e79"/>
                <text class="axis-text">0.005</text>
                <clipPath id="part2"/>
                </g>
                </svg>
                """;
        assertEquals(plain, PlainSvg.of(drawn));
    }
}
