import assert from 'node:assert/strict'
import test from 'node:test'
import { slug } from '../src/slug.ts'

test('keeps letters and digits', () => assert.equal(slug('  Déjà vu, again: 2! '), 'deja-vu-again-2'))
