/** The tasks with one of them done, or to do again. */
export const toggled = (tasks, title) =>
  tasks.map((task) => (task.title === title ? { ...task, done: !task.done } : task))

/** The tasks that the path shows: `/done`, `/open`, or all. */
export function shown(tasks, path) {
  if (path === '/done') return tasks.filter(({ done }) => done)
  return path === '/open' ? tasks.filter(({ done }) => !done) : tasks
}
