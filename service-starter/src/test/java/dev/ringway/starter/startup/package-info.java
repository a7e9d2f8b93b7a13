@NullMarked
package dev.ringway.starter.startup;

import org.jspecify.annotations.NullMarked;
