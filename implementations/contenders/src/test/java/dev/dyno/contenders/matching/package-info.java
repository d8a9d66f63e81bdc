/** Tests of what the ladder is made of; its rules are tested by the conformance cases. */
@NullMarked
package dev.dyno.contenders.matching;

import org.jspecify.annotations.NullMarked;
