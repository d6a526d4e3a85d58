import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { KeyboardPlace } from './keyboard-place.js';
import { row } from './row.fixture.js';

describe('the keyboard’s place', () => {
  const rows = ['b', 'd', 'f', 'h'].map((id) => row(id));
  let place: KeyboardPlace;

  const press = (key: string) => place.takes(new KeyboardEvent('keydown', { key }));
  const next = (first = 0) => rows[place.next(rows, first)]?.id;
  const field = () => document.body.appendChild(document.createElement('input'));

  beforeEach(() => {
    document.body.replaceChildren();
    const providers = [KeyboardPlace, provideRouter([])];
    place = TestBed.configureTestingModule({ providers }).inject(KeyboardPlace);
  });

  it('begins at the first row in sight, in either direction', () => {
    press('j');
    expect(next(1)).toBe('d');
    press('k');
    expect(next(0)).toBe('b');
  });

  it('adds up the keys that waited for rows, and counts each once', () => {
    place.arrive(row('b'), true);
    for (const key of ['j', 'j', 'k', 'j']) press(key);
    expect(next()).toBe('f');
    expect(next()).toBe('b');
  });

  it.each([
    ['', 'f'],
    ['j', 'f'],
    ['k', 'd'],
    ['End', 'h'],
    ['Home', 'b'],
  ])('goes on from where a row stood that has left: %s', (key, id) => {
    place.arrive(row('gone', 'e'), true);
    if (key) press(key);
    expect(next()).toBe(id);
  });

  it('stays within the list where the last row has left', () => {
    place.arrive(row('gone', 'z'), true);
    expect(next()).toBe('h');
  });

  it('takes the focus when nothing has it, and not from where somebody has put it', () => {
    place.arrive(row('d'), true);
    expect(place.needsFocus()).toBe(true);
    field().focus();
    expect(place.needsFocus()).toBe(false);
  });

  it('takes the focus from where a key was pressed, unless it went elsewhere before the rows came', () => {
    const pressedIn = field();
    const elsewhere = field();
    pressedIn.focus();
    press('j');
    expect(place.needsFocus()).toBe(true);
    elsewhere.focus();
    expect(place.needsFocus()).toBe(false);
    pressedIn.focus();
    expect(place.needsFocus()).toBe(false);
    expect(next()).toBe('b');
  });

  it('is nowhere once it was left, or where the mouse brought it', () => {
    place.arrive(row('d'), true);
    place.leave();
    expect(place.needsFocus()).toBe(false);
    place.arrive(row('d'), false);
    expect(place.needsFocus()).toBe(false);
    place.moveOn();
    expect(place.at()).toBeNull();
  });

  it('goes along into another view, without the steps meant for the one before', () => {
    place.arrive(row('d'), true);
    press('j');
    place.moveOn();
    expect(next()).toBe('d');
  });

  it('leaves keys that scroll to whoever is not in the list', () => {
    expect(press('ArrowDown')).toBe(false);
    place.arrive(row('d'), true);
    expect(press('ArrowDown')).toBe(true);
    expect(press('x')).toBe(false);
  });
});
