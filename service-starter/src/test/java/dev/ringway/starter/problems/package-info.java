@NullMarked
package dev.ringway.starter.problems;

import org.jspecify.annotations.NullMarked;
