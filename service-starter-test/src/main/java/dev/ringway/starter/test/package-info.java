/** What the tests of every service share: real servers and the rules that all of them keep. */
@NullMarked
package dev.ringway.starter.test;

import org.jspecify.annotations.NullMarked;
